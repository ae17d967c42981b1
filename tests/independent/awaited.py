"""Rules of revision 2 that the program does not follow yet.

A study that touches one of them is worked out here all the same, and has to differ somewhere: as soon as every study that
touches a rule agrees, the rule has to leave this list, and from then on it is held like all others.
"""

# By name, whether a study touches the rule.
RULES = {}
# Figures that rest on a rule in every study: the grade of a measure and of the study (M11), and which numbers are levers (M14).
FIGURES = ()


def touched(study):
    return [name for name, touches in RULES.items() if touches(study)]
