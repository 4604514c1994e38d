"""The web room: the journal in a browser on this machine. `build` is the table of all its pages."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.routing import Mount, Route
from starlette.types import ASGIApp

from healing_journal.model.refusal import Refusal
from healing_journal.web import assets, views
from healing_journal.web.guard import Guard, TooLargeError
from healing_journal.web.handlers import (
    after,
    backups,
    begin,
    beside,
    bring,
    calm,
    checkin,
    drawn,
    enter,
    entries,
    helping,
    incidents,
    letters,
    lists,
    lookback,
    notes,
    outward,
    patterns,
    photos,
    search,
    settings,
    story,
    thisday,
    wait,
    write,
)
from healing_journal.web.handlers.faults import not_found, our_fault, refused, too_large, wrong_way
from healing_journal.web.threshold import Threshold
from healing_journal.web.views import House

GET, POST = ["GET"], ["POST"]

PAGES = [
    Route("/", write.write_page, methods=GET),
    Route("/again", views.again, methods=GET),
    Route("/write", write.write_page, methods=GET),
    Route("/write", write.write, methods=POST),
    Route("/write/whole", write.whole_page, methods=GET),
    Route("/write/plain", write.plain_page, methods=GET),
    Route("/write/turn", write.turn, methods=POST),
    Route("/write/friend", write.friend_page, methods=GET),
    Route("/after/{id}", after.keep_after, methods=POST),
    Route("/draft", write.keep_draft, methods=POST),
    Route("/begin", begin.begin_page, methods=GET),
    Route("/begin", begin.begin, methods=POST),
    Route("/recovery", begin.recovery_page, methods=GET),
    Route("/recovery", begin.recovery, methods=POST),
    Route("/questions", begin.questions_page, methods=GET),
    Route("/questions", begin.questions, methods=POST),
    Route("/enough", begin.enough, methods=GET),
    Route("/unlock", enter.unlock_page, methods=GET),
    Route("/unlock", enter.unlock, methods=POST),
    Route("/lock", enter.lock, methods=POST),
    Route("/today", story.today, methods=GET),
    Route("/checkin", checkin.checkin_page, methods=GET),
    Route("/checkin", checkin.check_in, methods=POST),
    Route("/checkin/{day}", checkin.checkin_page, methods=GET),
    Route("/checkin/{day}", checkin.check_in, methods=POST),
    Route("/contact/both", story.both, methods=POST),
    Route("/fortnight", checkin.choose_fortnight, methods=POST),
    Route("/entries", entries.entries, methods=GET),
    Route("/entries/{number:int}", entries.entries, methods=GET),
    Route("/bin", entries.bin_page, methods=GET),
    Route("/bin", entries.empty_bin, methods=POST),
    Route("/entry/{id}", entries.entry, methods=GET),
    Route("/entry/{id}/note", notes.check, methods=POST),
    Route("/entry/{id}/add", notes.add_page_of, methods=GET),
    Route("/entry/{id}/add", notes.add, methods=POST),
    Route("/entry/{id}/versions", entries.versions, methods=GET),
    Route("/entry/{id}/revise", entries.revise_page, methods=GET),
    Route("/entry/{id}/revise", entries.revise, methods=POST),
    Route("/entry/{id}/photos", photos.add, methods=POST),
    Route("/entry/{id}/photo/{photo}", photos.picture, methods=GET),
    Route("/entry/{id}/photo/{photo}/whole", photos.whole, methods=GET),
    Route("/entry/{id}/photo/{photo}/describe", photos.describe, methods=POST),
    Route("/entry/{id}/photo/{photo}/remove", photos.remove, methods=POST),
    Route("/entry/{id}/photo/{photo}/restore", photos.restore, methods=POST),
    Route("/entry/{id}/leave", entries.leave, methods=POST),
    Route("/entry/{id}/remove", entries.remove, methods=POST),
    Route("/entry/{id}/restore", entries.restore, methods=POST),
    Route("/contact", story.contact, methods=GET),
    Route("/contact/{part:int}", story.contact, methods=GET),
    Route("/words", story.words, methods=GET),
    Route("/words/{part:int}", story.words, methods=GET),
    Route("/words/{which}", story.words, methods=GET),
    Route("/words/{which}/{part:int}", story.words, methods=GET),
    Route("/promises", story.promises, methods=GET),
    Route("/promises/{part:int}", story.promises, methods=GET),
    Route("/promises", story.decide, methods=POST),
    Route("/promises/foreseen", story.foresee, methods=POST),
    Route("/story", story.story, methods=GET),
    Route("/story/{part:int}", story.story, methods=GET),
    Route("/lookback", lookback.look_back, methods=GET),
    Route("/lookback", lookback.remember, methods=POST),
    Route("/lookback/drawn", drawn.drawn, methods=GET),
    Route("/lookback/drawn/{number:int}", drawn.drawn, methods=GET),
    Route("/lookback/evenings", drawn.evenings_drawn, methods=GET),
    Route("/lookback/beside", beside.beside, methods=GET),
    Route("/lookback/language", beside.language, methods=GET),
    Route("/lookback/this-day", thisday.this_day, methods=GET),
    Route("/lookback/this-day", thisday.choose, methods=POST),
    Route("/lookback/spare", thisday.spare, methods=POST),
    Route("/lookback/evenings/{number:int}", drawn.evenings_drawn, methods=GET),
    Route("/lookback/patterns", patterns.patterns, methods=GET),
    Route("/lookback/{weeks:int}", lookback.look_back, methods=GET),
    Route("/search", search.search_page, methods=GET),
    Route("/search", search.search, methods=POST),
    Route("/help", helping.show_help, methods=GET),
    Route("/country", helping.keep_country, methods=POST),
    Route("/wait", wait.wait_page, methods=GET),
    Route("/wait", wait.wait, methods=POST),
    Route("/wait/they-wrote", wait.they_wrote_page, methods=GET),
    Route("/wait/pause", wait.pause_page, methods=GET),
    Route("/wait/choose", wait.choose, methods=POST),
    Route("/calm", calm.calm, methods=GET),
    Route("/calm", calm.answer, methods=POST),
    Route("/safety", incidents.safety, methods=GET),
    Route("/safety", incidents.afraid, methods=POST),
    Route("/log", incidents.log, methods=GET),
    Route("/log", incidents.note, methods=POST),
    Route("/lists", lists.lists_page, methods=GET),
    Route("/plan", lists.plan_page, methods=GET),
    Route("/lists", lists.note, methods=POST),
    Route("/letters", letters.letters_page, methods=GET),
    Route("/letters", letters.keep_letter, methods=POST),
    Route("/letter/{id}", letters.letter, methods=GET),
    Route("/letter/{id}", letters.open_early, methods=POST),
    Route("/export", outward.export_page, methods=GET),
    Route("/export", outward.export, methods=POST),
    Route("/backups", backups.backups_page, methods=GET),
    Route("/backups/folder", backups.choose_folder, methods=POST),
    Route("/backups/now", backups.make_now, methods=POST),
    Route("/backups/check", backups.check, methods=POST),
    Route("/bring", bring.bring_page, methods=GET),
    Route("/bring", bring.hand_over, methods=POST),
    Route("/bring/who", bring.who, methods=POST),
    Route("/bring/keep", bring.keep, methods=POST),
    Route("/bring/drop", bring.drop, methods=POST),
    Route("/bring/back", bring.back, methods=POST),
    Route("/settings", settings.settings_page, methods=GET),
    Route("/settings", settings.look, methods=POST),
    Route("/settings/names", settings.names, methods=POST),
    Route("/settings/passphrase", settings.passphrase, methods=POST),
    Route("/settings/words", settings.new_words, methods=POST),
]


def build(house: House, origin: str) -> ASGIApp:
    """Return the whole application, as it answers at this origin."""
    inside = Starlette(routes=PAGES, exception_handlers=_FAULTS)
    inside.state.house = house
    outside = Starlette(
        routes=[
            Route("/enter", enter.enter, methods=GET),
            Route("/enter", enter.exchange, methods=POST),
            Route("/static/{name}", assets.static, methods=GET),
            Mount(house.door.path, Threshold(inside, house.door, house.desk)),
        ],
        exception_handlers=_FAULTS,
    )
    outside.state.house = house
    return Guard(outside, origin)


_FAULTS = {Refusal: refused, TooLargeError: too_large, 404: not_found, 405: wrong_way, 500: our_fault}
