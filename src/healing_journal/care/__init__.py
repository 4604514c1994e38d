"""Care: what is said and offered when someone may be in danger, afraid, or having a hard night. Values only.

lines: help lines and emergency numbers, each row with its source
risk: what is offered after an entry that may tell of danger
help, listing, plan: the Help page, lines as it shows them, and the safety plan
night, setback, loop, watching, prompts: the hard evening, the day after, going round in circles, what to write about
incidents: the log of what happened, sealed note by note
offered, fear: what the card, the calm page, the small mark and the page for the afraid say
circumstances: what the person said of themselves, and which tools that puts away
saying: every sentence above, from one catalogue for each language (wording/)
release: what must be checked before a release
"""
