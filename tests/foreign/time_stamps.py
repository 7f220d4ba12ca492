"""PyPI rfc3161-client verifies time-stamp replies.

On standard input: a JSON object with `roots`, a list of certificates, and `replies`, an object of replies by name,
each with what it should be about. Bytes are in base64. On standard output: for each name "ok", or what is wrong."""

import base64, json, sys

from cryptography.x509 import load_der_x509_certificate
from rfc3161_client import VerifierBuilder, decode_timestamp_response


def answer(reply, roots):
    builder = VerifierBuilder(roots=list(roots))
    try:
        response = decode_timestamp_response(base64.b64decode(reply["reply"]))
        builder.build().verify_message(response, reply["message"].encode())
    except Exception as error:  # cryptography has classes of its own for certificates that it does not read
        return str(error) or "error"
    return "ok"


asked = json.load(sys.stdin)
roots = [load_der_x509_certificate(base64.b64decode(root)) for root in asked["roots"]]
print(json.dumps({name: answer(reply, roots) for name, reply in asked["replies"].items()}))
