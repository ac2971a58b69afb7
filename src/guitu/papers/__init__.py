"""Papers that an office hands out: forms in Word, its own or the standard ones; numbers.

`forms.register` adds a form; `filling.common` and `filling.filled` fill one and
`filling.word_response` sends it; `actions.issue` numbers it and puts it on file.
"""
