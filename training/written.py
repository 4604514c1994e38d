#!/usr/bin/env python3
"""Posts written for training: troubles that are no story of a break-up, and a few that are; written.py OUT.jsonl.

The labelled posts come from one forum, where nearly every text is about the writer's ex. A journal entry, or a post
from elsewhere, often is not: these teach the network that fear, quarrels, calls and tears alone make no finding.
"""

import json
import sys
from pathlib import Path

ELSEWHERE = """
My landlord put the rent up again and I have eleven days to find the difference. I went through every drawer for coins last night. I keep telling my sister that it's fine but I'm scared we will be in the car by Christmas. I called the housing office three times and nobody rang back.
My boyfriend and I have been together for two years and he is lovely but he never does the dishes. I told him last week that it drives me mad and he said he'd try. He tried for a day. I love him, I just want a clean kitchen. How do I bring it up again without sounding like his mother?
I had a panic attack in the supermarket on Tuesday. My hands went numb and I was sure I was dying. A woman from the bakery sat with me until it passed. I'm so ashamed. I haven't been back and my flatmate has been getting the food in.
My girlfriend has her finals next month and she's so stressed that we hardly talk. I miss her even though she is in the next room. She says it will be better in June. I believe her, I just needed to moan somewhere.
My father called me useless at dinner in front of everyone. He has done it since I was six. I cried in the bathroom and then washed up as if nothing had happened. I'm 24 and I still can't answer him back.
So a friend of mine got dumped on Friday and she has been on my sofa since. She cries, she texts him, he doesn't answer, she cries again. I want to help but I'm running out of things to say and I've work in the morning. What do you say to someone like that?
I've been sober for 40 days. The nights are long and I'm lonely, but the meetings help and my sponsor picks up whenever I call. I went for a run this morning for the first time in years. I'm proud of that.
My manager told me on Monday that my contract won't be renewed. Nine years. I feel sick and angry and I don't know how to tell my wife. She's been asking what's wrong and I say I'm tired.
I'm 19 and I've never been on a date. There's a girl at the library who smiles at me. I almost spoke to her yesterday and then my throat closed. I feel like I will be alone for ever.
Since the crash I can't sit in a car without shaking. My husband drives me everywhere at twenty miles an hour, bless him. He holds my hand at the lights. The nightmares are the worst of it, I wake up screaming and he just says I'm here.
My mum and dad are getting divorced and they both ring me to complain about the other. Dad cried on the phone. Mum says he promised to change. I'm the child here and I feel like I'm refereeing. I love them both and I can't take it any more.
My housemate moved her boyfriend in without asking. He eats my food and plays games till three. I told her I was unhappy and she said I was jealous. I'm not jealous, I want to sleep.
Update on the dog: she came through the operation! I sobbed in the waiting room. The vet says two weeks of rest. Thank you to everyone who sent something, I can't tell you how grateful I am.
We met at work and we've been talking for a month. She's funny and kind and I think I'm falling for her. Last night she said she likes me too but wants to take it slow. I'm over the moon and terrified at once. How do I not ruin it?
My fiancé and I had a row about the guest list. He said my aunt is a nightmare, I said his brother is worse, and we both laughed in the end. The wedding is in May. I'm nervous about the speeches more than anything.
I lost my grandmother in March. I still pick up the phone to ring her on Sundays. The house smells of her soap. I feel empty and I never know where to put my hands on a Sunday now.
My anxiety has been through the roof since I started the new job. I check every e-mail five times. I wake at four with my heart racing. My partner says I should see a doctor and he's probably right. Has anyone here tried the tablets?
My best friend of twelve years stopped answering me. I wrote to her four times. Then I saw photos of her birthday, everyone was there but me. I feel so stupid and hurt. We used to speak every day.
He is my brother and I love him but he stole from our parents again. He swore on his daughter's life that he would stop. I blocked his number and then unblocked it because what if something happens to him.
Does anyone else feel numb at university? I go to lectures, I come home, I lie on the floor. I'm not sad exactly. My parents ring on Fridays and I say it's all great.
My wife found out she's pregnant! We cried and danced round the kitchen. We've been trying for three years. I'm scared to tell people before the scan but I want to shout it out of the window.
I think my partner is depressed. He sleeps till noon, he says he's fine, he says he loves me. I've told him I'm not going anywhere. I made an appointment with his doctor for Thursday. I'm worried and tired and I'd do anything for him.
They cut off the electricity this morning. I've two kids and a baby and eleven pounds. I rang the charity and they said someone will call me back within three days. I don't know what we'll eat tonight. Any help is welcome.
The man next door follows me to the bus stop. He knows when I leave. On Thursday he told me I looked pretty in my blue coat. I told the police and they said there's nothing they can do. I'm frightened to go home.
My uncle hurt me when I was little and I've only now told someone. My therapist believed me. I shook for an hour. I feel lighter and I feel disgusting at the same time.
Five ways to heal a broken heart. One: stop looking at their page. Two: drink water. Three: write it all down and burn it. Four: call your friends. Five: remember that you are enough. Save this for when you need it!
People think love is fireworks. It isn't. Love is someone who turns up. If he wanted to, he would. If she doesn't write back, that is your answer. Know your worth and leave the table when love is no longer served.
The study followed two hundred couples for ten years. Those who parted reported trouble sleeping, loss of appetite and thoughts that would not stop. The authors say that grief after a separation looks much like withdrawal from a drug.
I built a small app that helps you to stop texting your ex. It counts the days, it has a panic button and it's free. I'd love your feedback. No adverts, no account. The link is on my profile.
She stood at the harbour and watched the ship go. He had promised to write. He never wrote. Years later they say she still goes there each evening with a lamp, and the sailors call it the bride's light.
I've had a crush on my lecturer for a year. Nothing has happened and nothing will, he's married. But when he praised my essay I floated home. Now term is over and I feel ridiculous for being this sad.
My boyfriend's ex keeps messaging him. He shows me the messages, he doesn't answer, he's even said he'll change his number. I trust him. I don't trust her. It makes me anxious all the same.
My roommate broke up with her girlfriend and now they're both in my living room shouting. The one cries, the other slams the door, then they make up. I have an exam tomorrow. I'm hiding in the bath with my laptop.
I'm the new girlfriend. His former wife won't let him see the children unless he comes alone. She calls at midnight. He's patient with her and I try to be too, but I feel like a guest in my own life.
We've been married for fifteen years and he has never once remembered our anniversary. This year he did. He'd hidden a card under the tea caddy. I cried over the kettle like an idiot. That's all, I'm just happy.
How do I tell my mother that I'm not coming home for the holidays? Last year she called my girlfriend a phase. We left before pudding. My girlfriend says she'd come if I asked her to. I feel guilty whichever way I turn.
My therapist asked me to write down three good things. One, the heron was on the canal. Two, I slept for seven hours. Three, nobody at work shouted. I still feel hollow, but less hollow than in spring.
I can't stop washing my hands. They bleed. I know it makes no sense, I know the door handle is clean. My mother cries when she sees them. I start with a new doctor next week and I'm hopeful for the first time.
I was made homeless in April. I sleep behind the church. The priest leaves soup. A boy of maybe nineteen gave me his gloves on Sunday and I broke down. I'd like to get my papers back so that I can work.
Our band split up and honestly it feels like a death. Ten years in a van together. Jonah said he's done, Pia said nothing. I keep looking at my guitar and then at the wall.
My husband works away and comes home every other weekend. When he goes I cry for an hour, then I get on with it. We call each evening. Two more months and he's home for good. I'm counting the days.
I told my girlfriend about the money I owe. I thought she'd leave. She made a spreadsheet. I don't deserve her. We argued a bit about the credit card, but she held my hand through the whole thing.
My ex-boss wrote to me out of the blue to say sorry. I don't know what to feel. He made my life a misery for two years. I read it four times. Part of me is relieved and part of me is furious.
The flashbacks are back since the fireworks. I was a medic. I hear them and I'm there again. My dog lies on my feet. I know it'll pass, it always passes, but tonight I hate everything.
I want a baby, he isn't sure yet. We're happy otherwise. He says give him a year. I'm 34. I don't want to push him and I don't want to wait for ever. How did others here deal with this?
My sister's husband hits her. She called me at two in the morning from the garden. I drove there. She went back to him the next day. I'm so angry and so afraid for her that I can't eat.
Long distance is hard! We've got an eight-hour time difference and I fall asleep during our calls. She thinks it's sweet. I'm visiting in August and I've already packed in my head.
I failed the driving test for the fourth time. The examiner was kind, which made it worse. I cried in the car park and then bought a cake. I'll try again in the autumn.
My son won't talk to me since I started seeing someone. He's fourteen. He slams doors. I lost his father four years ago to cancer, and I never thought I'd laugh with anyone again. I feel torn in two.
I walked eight miles along the river today and did not look at my phone once. Saw two kingfishers. Had soup at the mill. Tomorrow I've got to do my taxes, but today was mine.
I've been seeing her since February and it's going well, but her ex still has a key to the flat and uses it. Twice I came out of the shower and there he was at the fridge. She says they broke up on good terms and that he has nowhere to keep his bicycle. I don't want to be the jealous type. How would you bring this up?
My sister broke up with her fiancé on Saturday and moved into my box room with two cats. She's up all night on the phone to him. I'm 22 weeks pregnant and I need my sleep. My husband says give her until the end of the month. I feel like a monster for counting the days.
We nearly broke up last autumn over the move to Denver, but we talked it through with a counsellor and we're stronger for it. Now the same thing starts again with his parents. He wants them to live with us. I said I'd think about it. I don't want to lose him, I just need a door that I can close.
So she (20F) and my best mate (21M) split up in the summer and last week she kissed me at a party. I like her, I've liked her for years. He says he's over her but he went white when I said her name. I haven't slept. I don't know if I should tell him or keep my mouth shut and my friend.
I'm 15 and my parents are getting a divorce. Dad moved out on Sunday, he took the television. Mum keeps saying that nothing will change. I hear her crying through the wall. I don't want to choose where I live. My girlfriend's parents did it too and she says it gets normal.
He keeps joking that he'll leave me if I get fat. It's a joke, he says, everyone laughs. I've started to skip lunch. We've been married for four years and I know that he loves me, he'd never leave. But my hands shake when I get on the scales. Should I tell him that it isn't funny?
I work with a guy who just got dumped and he's taking it out on all of us. He screams at the interns, he cries in the van. Yesterday he threw a spanner. I feel for him, I do, but I'm scared of him as well. I went to our boss and she said he's going through a break-up, be kind.
My boyfriend told me that his ex-girlfriend has cancer and he wants to go and see her. They broke up six years ago. I said of course. And then I lay there all night. I'm ashamed of how jealous I am of a sick woman. He called from the hospital and told me he loves me and I felt even smaller.
It's my first relationship after a long time alone and my head keeps telling me that she's going to break up with me. She is late: she's leaving me. She's quiet: she is leaving me. She has never said anything like it. She's kind about it, she sends me a photo of where she is. My therapist calls it an attachment wound.
I had a bad breakup when I was nineteen, which is what started the panic attacks, but that was ten years ago and I'm happily married now. The attacks came back with the new job. I was in a meeting and I could not feel my face. My manager was good about it. Does anyone have a trick for getting through a presentation?
Two years ago I left an abusive job, and I know that sounds silly, people leave abusive husbands, not jobs. But I jump when the phone rings. He used to ring at midnight. He would tell me I was nothing. I moved out of that city in the end. I start somewhere new on Monday and I'm sick with fear.
My daughter's boyfriend broke up with her by text in the middle of her exams. She's locked in her room. She won't eat. I want to drive to his house and shout. Her mother says let her be. She's my little girl and I've no idea what to say through a door.
My mum has been on and off with the same man since I was eight. They break up, he comes with flowers, he's back on the couch. I'm 17 and I'm done. Last night he called me a name and she laughed. I've got my bag packed. My aunt says I can stay till I finish school.
There's this guy in my class and we text all day. He told me that he and his girlfriend might break up, that she's cold to him. I know how it sounds. I've told him I won't be the other woman. Still, I wait for his good morning. I feel guilty and giddy and I hate that.
We're both 23 and we've been together since school. All our friends are breaking up, one after the other, and it makes me look at him at breakfast and wonder how we do it. He's boring and he's wonderful. He puts my toast on my plate crust side left. I'm so grateful that it scares me.
My roommate's ex came round drunk and kicked the door in. We were hiding in the bath. The police took an hour. She won't press charges. She told me that he's just sad about the breakup. I can't sleep in there any more and I can't afford to move out before June.
I was adopted at four and I've the feeling that everyone leaves me. It isn't rational. When my wife goes on a work trip I can't breathe. She left me a note in the bread bin this time. I read it so often that it fell apart. We start couples therapy next week, not because we're in trouble but because I want to stop being afraid.
My partner is trans and came out to me in June. Everyone asks if we're going to split up. Why would we split up? She's the same person who cries at adverts. What I can't stand is his, her, mother, who calls each night to say that I should leave. I'm exhausted by other people.
The man I'm dating is separated but not divorced. He says the papers take a year. His wife posts about me. She doesn't use my name but she calls me things. I cried at work over it. He says ignore it and he's right, but how do you ignore a woman with nine hundred followers who hates you?
I moved on from my ex years ago, this isn't about him. It's about my friend Carla, who has begun to date him. I told her it's fine and it is. But now she's told the whole group that I'm bitter. I'm not bitter! Nobody rings me on Fridays any more. How do I get my friends back?
He told me on our second date that he'd never got over his first love. I thought well, that's honest. Now it's date nine, he's sweet, he cooks, and he calls me by her name in his sleep. I haven't said anything. Do I walk or do I wait? I do like him a lot.
My husband had a breakdown after his brother's death. He says terrible things and then he forgets them. On Tuesday he shouted that he wants out, on Wednesday he asked why I'm sad. The doctors say it's the grief. I'm not going anywhere. I just need someone to tell me that he comes back from this.
Is it wrong to stay friends with my brother's ex-wife? They divorced last year and it was ugly. I love her, she held my babies. He says that it's her or him. I meet her in secret in a garden centre like a spy. I'm 45 years old.
My girlfriend wants an open relationship. I said I'd try and I'm not good at it. She was with someone last night and told me about it at breakfast because those are the rules. I don't want this to end and she doesn't want that either. I felt sick into the afternoon. How long does it take to get used to?
I think that my therapist is breaking up with me. She's moving away and will hand me over to someone called Keith. I know it's not a real break-up but I wept in the lift. She knows things that no one knows. I'm angry with her and I bought her a plant.
A year ago a girl I'd dated for three weeks ghosted me. Whatever, three weeks. But since then each time I start to like someone I wait for it. Now I've met Joan, she writes back at once, she's not hiding anything, and I'm the one who goes quiet for days. I don't want to dump her by accident. How did others here unlearn this?
My best friend keeps going back to the man who hits her. They've broken up nine times. I drove two hundred miles at night to fetch her and she was gone again by Sunday. I said I can't do this any more and she called me a bad friend. I dream that I get the phone call.
We have been married for twenty-six years and the children are gone. I looked at him over the soup and thought, who are you. I don't want a divorce. I want to be curious about him again. He agreed to dance lessons and he treads on my feet. Is this what people mean by the second half?
I lost my dog in the breakup of our shared house. Four of us rented it, and when the lease ended Mike simply took her. She was as much mine as his. I've texted him and he doesn't answer. I know she's only a dog. I can't stop crying when I see the bowl.
I'm a nurse, and a man came in who'd taken pills since his girlfriend left him. He's nineteen. He asked me if it gets better and I said yes and I went into the linen room and cried. My own home is fine, my husband is asleep next to me. I only can't get that boy's face out of my head.
My boyfriend (26) and I (24) have been together for three years and lately we argue about everything. Last night it was the heating. He said that I never listen, I said he never talks, and he slept on the sofa. This morning he'd made coffee and we both apologised. I love him to bits but I'm tired of the fights. How do other couples learn to argue better? We did break up for a fortnight two summers ago and we were both so miserable that we laughed when we met again.
Okay so this is long. I met Dan at a friend's wedding in May. We danced, he got my number, and he's texted me every day since. He's in Leeds and I'm in Bath, so it's mostly calls. He said on Sunday that he isn't seeing anyone else. But then my friend saw him on the app again. I feel sick. I asked him and he said he only forgot to delete it. Am I being paranoid or is this a red flag? I really like him and I don't want to scare him off.
My ex-husband is not the problem, he's a good father and we get on. The problem is my daughter's school. She comes home in tears. A girl in her class cut a piece of her hair off and the head says it was an accident. I've written twice. I've sat in that office and shaken with anger. Her dad is coming with me on Thursday, maybe they will listen to a man.
Two of my friends were together for six years and split last winter, and now each of them wants me to take sides. She tells me he cheated, he tells me she was cold. I miss how we were, the four of us with my wife on the roof with cheap wine. I've told them both that I won't carry messages any more and she hung up on me. I don't know how to keep them both.
I've been with my wife for eleven years and I found out last month that I have a son from before I met her. He's fourteen. He wrote to me. I was scared to tell her, I cried when I did, and she just said well, when do we meet him. I'm so relieved. His mother and I were over long ago and there's no bad blood. How do I start with a boy that age?
So I'm the best man and my brother told me at the bar that he isn't sure about her. The wedding is in nine days. He says he loves her but he still dreams about the one before. I told him to talk to her. He made me swear that I'd say nothing. I feel awful each time she thanks me for helping with the seating.
It's my first year away from home and my girlfriend is at the same college, which everyone says is a mistake. We see each other each day. She gets jealous when I sit with Priya, I get jealous when she stays late with the theatre people. We talked it through on Saturday and agreed to say it out loud when it happens. It helps. Still, I lie awake and my chest is tight. I think the jealousy is mine to sort out.
Has anyone here lived with someone who drinks? My partner promised to stop at New Year and he did for five weeks. On Friday he came in at four and was sick in the sink. He cried and said he hates himself. I held him. I'm not leaving, I don't want to be told to leave, I want to know what to say on the bad days and how not to feel so alone with it.
I keep having the same nightmare since the burglary. Somebody stands at the foot of the bed. I wake up my boyfriend, he checks every room, he never complains. I started EMDR last week and I cried through all of it. The therapist said that's good. I feel raw and so tired. I only wanted to write it down for people who know what it's like.
I (31F) got the job! I have been out of work since the layoffs and I'd sold my bike and my mother's ring. I start on the first. I rang my partner at his work and screamed. He came home with flowers from the garage. For the first time in months I'm not afraid of the post.
Short version: I like my flatmate, my flatmate likes someone else. Long version: we cook together, we watch films under one blanket, she falls asleep on my shoulder and I lie there like a plank with my heart going. Last night she told me that she'd met a man. I said great. I went for a walk round the block for an hour and a half. We were never together, so what am I grieving?
My dad left us when I was nine and yesterday he sent me a friend request. Just that, no message. I've looked at it forty times. He has a new family and a boat. I was doing so well. Part of me wants to tell him everything he missed and part of me wants to block him. My husband says there's no hurry and he's right.
She's the funniest person I know and we've been going out for seven weeks. She told me on the second date that she'd only just come out of a long relationship. Sometimes she goes quiet and I know she's thinking of him. I don't want to be a plaster on somebody's knee. But then she sends me a picture of a dog in a hat and I'm gone again. How long should I wait before I ask what we are?
I was in hospital for six weeks with my head. The meds make me slow and fat but I don't hear it any more. My sister came each Wednesday with plums. I wanted to be dead in January and now I want plums. That's where I am. I go home on Monday and I'm frightened of my own stairs.
Rent is due on Friday and I'm short by two hundred. I've been to the food pantry, they gave me tins. My car needs a new clutch, so I can't drive for the app. My mother says come home but home is four states away and she and her man fight all night. I'm so ashamed to be asking. If anyone knows of night work near the port, I'll take it.
Do any of you feel guilty for being happy? My best friend is going through a horrid divorce and I've just got engaged. I hide my ring when I see her. She cried on me for two hours about him and I went home and danced in the kitchen with my fiancée. She says she's glad for me. I believe her and I still feel like a thief.
"""

# Posts that are about the writer's own break-up; nothing else is said of them.
ABOUT = """
My husband of nine years told me in March that he isn't happy and since then he sleeps in the office. We have two small boys. He wants us to go on as we are until the summer and then tell them. I go to work, I pack lunches, and at night I sit in the car and howl. I keep asking what I did. He says nothing, he says it's him. My mother thinks there is someone else.
I should leave him and I can't. He's never hit me. He only checks my phone, he only drives me to work and back, he only cries when I say that I'd like to see my sister. My friends stopped asking. Last week I looked at a flat and felt so free that I was frightened. Then he cooked for me. How did you all do it?
She wants to be friends. I said yes because no was worse. Now I get pictures of her new kitchen and of a man's shoes in the hall. My flatmate says to mute her. I have done that twice. I feel like a dog tied up outside a shop.
I was the one who ended it and nobody has any pity for that. I still reach for him in the night. It was right and it was awful. He writes long letters to which I don't reply. I'm seeing someone about the panic, a nice woman with a plant. She says grief doesn't ask who did it.
Is it normal that I'm more angry now than at first? It has been seven months. At first I only missed her. Now I remember how she talked to waiters. We share a dog and the handovers are the worst part of my week. She stands there smelling of our shampoo and I could scream.
My boyfriend broke up with me on the phone while I was on the night shift. I finished the shift. I don't know how. I washed an old man's feet and I was crying and he patted my head. I've written him four messages and sent none.
We're on a break. He calls it that. Four weeks without any word from him, and then a song by e-mail, no text, only the song. I don't know if that's a hello or a goodbye. My exams are next week and I can't read a page.
I reported him. It took me a year. He'd waited outside my gym again and he had my spare key, the one I thought I'd lost. They were kind at the station. I slept at my aunt's and for the first time in months I slept through.
My girlfriend and I love each other and we'll have to end it, since she wants children and I do not. We've gone round it for a year. We cry, we order pizza, we say not yet. She has started to look at flats. I've never been so sad about something so reasonable.
Met someone. It's early and he's lovely, and I keep comparing. My ex would have laughed there. My ex would have hated this film. I thought I was done with all that. On the way home I nearly rang the old number. I didn't. I told my sister and she sang to me.
So it turns out that she had a profile on there the whole time. I (29M) moved out the next day. We still have the lease together until May and she writes to me about the boiler as if nothing had happened. I answer about the boiler. I want to write other things.
TL;DR: husband says he wants to separate but still wants to sleep in our bed. He won't tell his parents, he won't look for a flat. I keep asking what we are. I'm in limbo and it's eating me alive. Should I be the one to go?
I've asked him three times now to give me my keys back. He says he'll bring them when I'm ready to talk. I don't want to talk. I changed the lock this morning and I've been sitting with my back against the door.
The thing is that I know I have to end it. He's good to me. There isn't a reason that I could say to his face. I lie next to him and feel nothing at all, and then he laughs at something and I think, what if I'm wrong. How did you know that it was time to leave?
She got the house, I got the weekends. My lad asked me why I live in a room over a shop. I told him that his mum and I make each other sad. He said okay. I cried on the ring road. It'll be a year on the ninth.
He cheated, I took him back, he did it again with the same woman. I'm done, or I say that I am. I have put his things in bags in the hall. He's downstairs now ringing the bell. I'm typing this so that I don't go down.
My ex tells our friends that I'm crazy. She has shown them my messages from the worst week of my life. Nobody calls. I lost her, and then I lost the eleven people we knew. I'm not eating. The doctor gave me something to sleep.
We broke up in September but we still live together because of the rent. He brings girls home. I put my headphones in. I keep telling myself that I'm fine and then I see two cups in the sink.
I told my girlfriend that I need time apart. She asked if I was breaking up with her and I couldn't say yes or no. She has gone to her mother's. I've got the whole flat and I can't sit down anywhere in it. I don't know if I miss her or if I'm only afraid.
Three months since my wife walked out. The court says supervised visits, because of what she wrote about me in her petition. None of it is true. I have photos, I have dates, and I've got a lawyer who doesn't ring back. I'm so angry that I shake.
"""


OURS: tuple[tuple[str, tuple[tuple[str, str, dict[str, object]], ...]], ...] = (
    (
        (
            "I have told my husband that I want a divorce. He says he'll fight for the house and he says I'm the one who "
            "broke us. I'm so tired of being shouted at. My solicitor's appointment is on Monday. I feel guilty because "
            "of the boys, but I know that I can't stay."
        ),
        (
            ("milestone", "I have told my husband that I want a divorce", {"what": "breakup"}),
            ("said", "he says I'm the one who broke us", {"stance": "away"}),
            (
                "feeling",
                "I'm so tired of being shouted at",
                {"feeling": "numbness", "tense": "now", "cried": False},
            ),
            ("plan", "My solicitor's appointment is on Monday", {"with_them": False}),
            (
                "feeling",
                "I feel guilty because of the boys",
                {"feeling": "guilt", "tense": "now", "cried": False},
            ),
            ("reminder", "I know that I can't stay", {}),
        ),
    ),
    (
        (
            "My ex turned up at my work again on Thursday and waited by my car. He said that if he can't have me then no "
            "one will. I was shaking so hard that I couldn't get the key in. I've asked for a restraining order. I left "
            "him in February after he choked me."
        ),
        (
            (
                "contact",
                "My ex turned up at my work again on Thursday",
                {"by": "them", "how": "in_person", "repeated": False},
            ),
            ("risk", "waited by my car", {"type": "harmed_by_them"}),
            ("risk", "He said that if he can't have me then no one will", {"type": "harmed_by_them"}),
            ("feeling", "I was shaking so hard", {"feeling": "fear", "tense": "now", "cried": False}),
            ("boundary", "I've asked for a restraining order", {"by": "me", "status": "set"}),
            ("milestone", "I left him in February", {"what": "breakup"}),
            ("risk", "he choked me", {"type": "harmed_by_them"}),
        ),
    ),
    (
        (
            "I don't know whether to leave her. She goes through my phone, she doesn't want me to see my friends and "
            "when I say so she cries and says I never loved her. We've been together for four years. I do love her. "
            "But I feel trapped, and lately I think that this isn't going to work."
        ),
        (
            (
                "feeling",
                "I don't know whether to leave her",
                {"feeling": "confusion", "tense": "now", "cried": False},
            ),
            ("concern", "She goes through my phone", {}),
            ("concern", "she doesn't want me to see my friends", {}),
            ("said", "says I never loved her", {"stance": "unclear"}),
            ("milestone", "We've been together for four years", {"what": "length"}),
            ("feeling", "I do love her", {"feeling": "love", "tense": "now", "cried": False}),
            ("feeling", "I feel trapped", {"feeling": "hopelessness", "tense": "now", "cried": False}),
            ("concern", "I think that this isn't going to work", {}),
        ),
    ),
    (
        (
            "The custody hearing is next week. My former wife hasn't let me see the girls since she moved out, and she "
            "told her lawyer that I drink. I don't. I'm terrified that they'll believe her. Some nights I'd rather not "
            "wake up."
        ),
        (
            ("plan", "The custody hearing is next week", {"with_them": True}),
            ("concern", "My former wife hasn't let me see the girls", {}),
            ("milestone", "she moved out", {"what": "move"}),
            ("concern", "she told her lawyer that I drink", {}),
            (
                "feeling",
                "I'm terrified that they'll believe her",
                {"feeling": "fear", "tense": "now", "cried": False},
            ),
            ("risk", "Some nights I'd rather not wake up", {"type": "death_wish"}),
        ),
    ),
    (
        (
            "Work was long. On the bus home I saw that he'd watched my story, the first sign of him in five weeks. My "
            "stomach turned over. I put the phone away and made dumplings with Ines, and for an hour I was happy."
        ),
        (
            ("contact", "he'd watched my story", {"by": "them", "how": "online", "repeated": False}),
            ("silence", "the first sign of him in five weeks", {"ongoing": False}),
            ("feeling", "My stomach turned over", {"feeling": "fear", "tense": "now", "cried": False}),
            ("practice", "I put the phone away and made dumplings with Ines", {"status": "doing"}),
            ("feeling", "for an hour I was happy", {"feeling": "joy", "tense": "now", "cried": False}),
        ),
    ),
)


def main() -> None:
    """Write the posts as JSON Lines."""
    lines = [
        {"id": f"written-{i}", "relevant": False, "text": text, "findings": []}
        for i, text in enumerate(ELSEWHERE.strip().split("\n"))
    ]
    lines += [
        {"id": f"written-about-{i}", "relevant": True, "text": text, "findings": [], "unlabelled": True}
        for i, text in enumerate(ABOUT.strip().split("\n"))
    ]
    for i, (text, found) in enumerate(OURS):
        findings = [{"kind": kind, "quote": quote, **fields} for kind, quote, fields in found]
        if missing := [f["quote"] for f in findings if f["quote"] not in text]:
            sys.exit(f"not in its text: {missing}")
        lines.append({"id": f"written-ours-{i}", "relevant": True, "text": text, "findings": findings})
    Path(sys.argv[1]).write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main()
