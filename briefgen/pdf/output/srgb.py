"""The sRGB profile of the output intent: what the colours of the pages mean.

588 bytes made by LittleCMS (``ImageCms.createProfile("sRGB")``; its text: "No copyright, use
freely"), with the date of making set to 2000-01-01 and the version to 4.2, which PDF/A-2 knows.
"""

import base64
import zlib

_PACKED = (
    "eNqVkT1Lw1AYhU9bRdFKBx1EHDJUcWhBFMRR69ClSKkVrLo0t0krJGlIUqS4Ci4OBQfRxa/Bf6Cr4KpQEBRBxN/g"
    "1yIlnjSFFtHB93LzPpzc83JzAgRTmtDtLgnQDcfKJBPSSm5V6qkjwNWsvLDN+XQ6hT/r894/exf3ZuF/1V9QbAEE"
    "eskzwrQc8hw5temYHu+Sh0QpXyAfk2MWL0i+8XTZ5xePiz6/e2xlMwtA0JspFTtY7mBRsnTyBDmqaxXRuo/3JWHF"
    "WF5iH+EehY0MkkhAgowKNqDBQZzdYGa/+yabvkWU6RF8mqjCoqOIEr0xqhVOVdhV6gqXhqqX+888bXV6yp8eTgDd"
    "z677Ngb07AGNmut+nbhu4xQIPQFXRttfZk6zH9RrbS16BES2gYvrtibvA5c7wPCjmbfyTSnEHVRV4PUcGMgBg3Wg"
    "b83PqvUeZw9Adou/6BY4OATGeT6y/g28jmd2"
)
SRGB = zlib.decompress(base64.b64decode(_PACKED))
