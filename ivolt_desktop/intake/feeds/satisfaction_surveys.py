"""Satisfaction surveys: a row a response, with a score for each question and words of the respondent's own.

Headers as forms and case systems export them: the questions themselves, often whole sentences.
"""

from ivolt_desktop.intake.feeds.declaration import Feed, FeedField
from ivolt_desktop.intake.scores import Score

_QUESTIONS = ("overall", "speed", "staff", "informed", "result", "safer")


def _finish(values: dict[str, object]) -> None:
    """Put every score on one scale: that of the overall question, or of the first that was answered."""
    given = {name: score for name in _QUESTIONS if isinstance(score := values.get(name), Score)}
    scale = next((score.of for score in given.values()), None)
    values["scale"] = scale
    for name, score in given.items():
        values[name] = score.on(scale or score.of)


SATISFACTION_SURVEYS = Feed(
    key="satisfaction_surveys",
    label="Satisfaction surveys",
    agency_kinds=("council", "police", "housing"),
    register="survey_response",
    natural_key=("reference",),
    period_field="answered_on",
    finish=_finish,
    derived=("scale",),
    hints=("satisfaction", "survey", "feedback"),
    fields=(
        FeedField("reference", "Response", "reference",
            ("Response ID", "Response number", "Response no", "Response", "Survey ID", "Survey number", "Survey ref",
             "Survey reference", "Respondent ID", "Submission ID", "ID")),
        FeedField("answered_on", "Answered", "date",
            ("Date answered", "Date completed", "Completion time", "Completed", "Date of response", "Response date",
             "Date of survey", "Survey date", "Survey completed", "Date submitted", "Submitted", "Timestamp",
             "Date of call", "Date of interview", "End time", "Date"), required=True),
        FeedField("survey", "Survey", "text", ("Survey name", "Survey", "Survey type", "Questionnaire")),
        FeedField("case_reference", "Case", "reference",
            ("Case reference", "Case ref", "Case number", "Case no", "Case ID", "ASB case reference", "ASB case ref",
             "Case", "Job reference", "Reference", "Ref")),
        FeedField("respondent", "Respondent", "name",
            ("Respondent", "Respondent name", "Name of respondent", "Name", "Full name", "Complainant", "Customer",
             "Customer name", "Tenant", "Tenant name", "Your name", "Victim")),
        FeedField("respondent.forename", "Respondent's forename", "text", ("First name", "Forename")),
        FeedField("respondent.surname", "Respondent's surname", "text", ("Surname", "Last name")),
        FeedField("phone", "Phone", "phone", ("Phone", "Phone number", "Telephone", "Contact number", "Mobile")),
        FeedField("email", "E-mail", "email", ("Email", "E-mail", "Email address", "Respondent email")),
        FeedField("address", "Address", "address", ("Address", "Home address", "Respondent address"), several=True),
        FeedField("postcode", "Postcode", "postcode", ("Postcode", "Post code", "Your postcode")),
        FeedField("ward", "Ward", "ward", ("Ward", "Ward name", "Ward code")),
        FeedField("overall", "Overall", "score",
            ("Overall satisfaction", "Overall", "Overall score", "Overall rating", "Satisfaction", "Satisfaction score",
             "Satisfied overall", "Q1 overall satisfaction", "How satisfied were you overall",
             "Overall how satisfied were you with the service", "Satisfaction with service",
             "How satisfied are you with the way your case was handled", "Satisfaction with case handling",
             "Overall satisfaction with handling of case", "Rating", "Score", "CSAT")),
        FeedField("speed", "Speed of response", "score",
            ("Speed of response", "Speed", "Response time", "Timeliness", "Satisfaction with speed of response",
             "How satisfied were you with how quickly we responded", "How quickly we responded", "Promptness",
             "Time taken to respond", "Ease of contact", "Easy to contact", "How easy was it to report")),
        FeedField("staff", "How they were treated", "score",
            ("Staff", "Helpfulness of staff", "Staff helpfulness", "How you were treated", "Officer",
             "Satisfaction with officer", "Satisfaction with staff", "Treated with respect", "Listened to",
             "How well we listened", "How helpful was the officer", "Staff attitude", "Professionalism", "Courtesy")),
        FeedField("informed", "Kept informed", "score",
            ("Kept informed", "Informed", "Communication", "Keeping you informed", "How well were you kept informed",
             "Satisfaction with being kept informed", "How satisfied were you with being kept informed",
             "Updates", "Kept up to date", "Support and advice", "Support given", "Information and advice")),
        FeedField("result", "Outcome", "score",
            ("Outcome", "Satisfaction with outcome", "Outcome of case", "Satisfaction with final outcome",
             "How satisfied were you with the outcome", "Final outcome", "Outcome score", "Resolution",
             "Satisfaction with the outcome of your complaint", "Result", "Problem resolved")),
        FeedField("safer", "Feels safer", "score",
            ("Feel safer", "Feels safer", "Feeling safer", "Do you feel safer", "How safe do you feel",
             "How safe do you feel now", "Feeling of safety", "Safety", "Feel safe", "Confidence")),
        FeedField("words", "In their own words", "text",
            ("Comments", "Comment", "Any other comments", "Further comments", "Additional comments", "Free text",
             "Feedback", "In your own words", "What could we have done better", "What did we do well",
             "Anything else you would like to tell us", "Suggestions", "Verbatim", "Reason for score"), several=True),
    ),
    known=("Start time", "Last modified time", "Language", "IP address", "Collector", "Channel", "Method", "Consent",
           "Age", "Age band", "Gender", "Ethnicity", "Disability", "Tenure", "Landlord", "Month", "Year", "Quarter",
           "Interviewer", "Case closed", "Date closed", "Case officer"),
    notes="Scores may be figures, ‘4 out of 5’, or words from very satisfied to very dissatisfied.",
)  # fmt: skip
