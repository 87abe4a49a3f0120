"""The staff's end: what people do (acts), what they must hear (promise, notices), and who watches (live)."""
