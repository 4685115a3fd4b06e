"""Signatures: against published examples, and against servers that check them by hand.

The keys are those of the examples, which the world knows.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import sys
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlsplit

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from tests.loopback import Answer, Recorded, serving

from .calling import calling
from .conftest import Made

BOTH = pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])

AWS = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
HAWK = "werxhqb98rpaxn39848xrunpaw3489ruxnpa98w4rxn"


class Once:
    """A body that can be read only once."""

    length = None
    replayable = False

    def __iter__(self) -> Iterator[bytes]:
        yield b"piece"


class Twice(Once):
    """A body in pieces that can be read again."""

    replayable = True

    def __iter__(self) -> Iterator[bytes]:
        yield from (b"a=1", b"&b=", b"2")


def signed(
    made: Made,
    credential: Any,
    method: str,
    url: str,
    *headers: tuple[str, str],
    content: Any = b"",
    now: float = 1_440_938_160.0,
) -> Any:
    """The request that `credential` makes of one that is ready to be sent."""
    request = made("_runtime.http").Request(method, url, headers, content)
    outside = SimpleNamespace(now=lambda: now)
    return made("_runtime.outside").finish(credential.sign(request, outside))


def authorization(request: Any) -> str:
    (value,) = [v for name, v in request.headers if name == "Authorization"]
    return str(value)


def checked(right: Callable[[Recorded], bool]) -> Callable[[Recorded], Answer]:
    """A server that lets in whom `right` finds in order."""
    return lambda request: Answer() if right(request) else Answer(403)


# --- AWS Signature Version 4 --------------------------------------------------------


def test_sigv4_signs_the_examples_of_aws(made: Made) -> None:
    sigv4 = made("_runtime.sigv4").SigV4
    vanilla = signed(
        made,
        sigv4("AKIDEXAMPLE", AWS, service="service"),
        "GET",
        "https://example.amazonaws.com/",
    )
    users = signed(
        made,
        sigv4("AKIDEXAMPLE", AWS, service="iam"),
        "GET",
        "https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08",
        ("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
    )

    assert authorization(vanilla) == (
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/"
        "aws4_request, SignedHeaders=host;x-amz-date, Signature="
        "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"
    )
    assert ("X-Amz-Date", "20150830T123600Z") in vanilla.headers
    assert authorization(users).endswith(
        "SignedHeaders=content-type;host;x-amz-date, Signature="
        "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7"
    )


def test_sigv4_signs_the_examples_of_s3(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = made("_runtime.sigv4")
    monkeypatch.setattr(module, "_LIFETIME", 86_400)
    key = ("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
    url = "https://examplebucket.s3.amazonaws.com/test.txt"
    call: dict[str, Any] = {"now": 1_369_353_600.0}

    ranged = signed(
        made,
        module.SigV4(*key, service="s3"),
        "GET",
        url,
        ("Range", "bytes=0-9"),
        **call,
    )
    query = signed(
        made, module.SigV4(*key, service="s3", in_query=True), "GET", url, **call
    )

    assert authorization(ranged).endswith(
        "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"
    )
    assert query.url.endswith(
        "&X-Amz-Signature="
        "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404"
    )
    assert query.headers == ()


def sigv4_is_right(request: Recorded, service: str) -> bool:
    """Whether the signature is what AWS would compute, from what came by the wire."""
    proof = request.header("Authorization") or ""
    path, _, query = request.target.partition("?")
    pairs = parse_qsl(query, keep_blank_values=True)
    in_query = dict(pairs)
    if proof:
        names = proof.split("SignedHeaders=")[1].split(",")[0]
        signature = proof.split("Signature=")[1]
        stamp = request.header("X-Amz-Date") or ""
    else:
        names, stamp = in_query["X-Amz-SignedHeaders"], in_query["X-Amz-Date"]
        signature = in_query["X-Amz-Signature"]
        pairs = [pair for pair in pairs if pair[0] != "X-Amz-Signature"]
    named = "".join(f"{n}:{request.header(n)}\n" for n in names.split(";"))
    said = request.header("X-Amz-Content-SHA256")
    lines = [
        request.method,
        quote(path),
        "&".join(sorted(f"{quote(k, '')}={quote(v, '')}" for k, v in pairs)),
        named,
        names,
        said or hashlib.sha256(request.body).hexdigest(),
    ]
    canonical = hashlib.sha256("\n".join(lines).encode()).hexdigest()
    scope = f"{stamp[:8]}/eu-west-1/{service}/aws4_request"
    key = b"AWS4" + AWS.encode()
    for part in scope.split("/"):
        key = hmac.digest(key, part.encode(), "sha256")
    text = f"AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{canonical}"
    return hmac.digest(key, text.encode(), "sha256").hex() == signature


@BOTH
@pytest.mark.parametrize("in_query", [False, True], ids=["header", "query"])
def test_sigv4_convinces_a_server(
    made: Made, asynchronous: bool, in_query: bool
) -> None:
    credential = made("_runtime.sigv4").SigV4(
        "AKIDEXAMPLE", AWS, region="eu-west-1", in_query=in_query, session_token="t/+="
    )

    with (
        serving(checked(lambda r: sigv4_is_right(r, "execute-api"))) as server,
        calling(made, asynchronous, server.url, credential) as call,
    ):
        call("GET", "/a b/ü", query={"b": "1 +&", "a": "~", "A": ""})
        call("POST", "/things", json={"name": "ü"})

    place = server.requests[1].target if in_query else server.requests[1].headers
    assert "X-Amz-Security-Token" in str(place)


def test_sigv4_hashes_what_can_be_read_twice(made: Made) -> None:
    sigv4 = made("_runtime.sigv4").SigV4("AKIDEXAMPLE", AWS, region="eu-west-1")
    url = "http://h.example/x"
    whole = signed(made, sigv4, "POST", url, content=b"a=1&b=2")
    pieces = signed(made, sigv4, "POST", url, content=Twice())

    assert authorization(whole) == authorization(pieces)


def test_sigv4_leaves_a_stream_unsigned_over_https_alone(made: Made) -> None:
    sigv4 = made("_runtime.sigv4").SigV4("AKIDEXAMPLE", AWS)
    safe = signed(made, sigv4, "PUT", "https://h.example/x", content=Once())

    assert ("X-Amz-Content-SHA256", "UNSIGNED-PAYLOAD") in safe.headers
    assert "x-amz-content-sha256" in authorization(safe)
    with pytest.raises(made("_runtime.errors").ConfigurationError, match="https"):
        signed(made, sigv4, "PUT", "http://h.example/x", content=Once())


# --- OAuth 1 ------------------------------------------------------------------------


def oauth1(made: Made, monkeypatch: pytest.MonkeyPatch, nonce: str, **more: Any) -> Any:
    module = made("_runtime.oauth1")
    monkeypatch.setattr(module, "token_hex", lambda _: nonce)
    return module.OAuth1(
        "dpf43f3p2l4k3l03", "kd94hf93k423kf44", realm="Photos", version=None, **more
    )


def test_oauth1_signs_the_example_of_rfc_5849(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    asking = oauth1(
        made, monkeypatch, "any", callback="http://printer.example.com/ready"
    )
    initiate = signed(
        made,
        asking,
        "POST",
        "https://photos.example.net/initiate",
        now=137_131_200,
    )
    holding = oauth1(
        made,
        monkeypatch,
        "chapoH",
        token="nnch734d00sl2jdk",
        token_secret="pfkkdhi9sl3r4s00",
    )
    photo = signed(
        made,
        holding,
        "GET",
        "http://photos.example.net/photos?file=vacation.jpg&size=original",
        now=137_131_202,
    )

    assert authorization(initiate).startswith('OAuth realm="Photos", oauth_nonce="any"')
    assert 'oauth_signature="MdpQcU8iPSUjWoN%2FUDMsK2sui9I%3D"' in authorization(photo)
    assert 'oauth_callback="http%3A%2F%2Fprinter.example.com%2Fready"' in (
        authorization(initiate)
    )


def base_string(request: Recorded, base: str) -> tuple[str, dict[str, str]]:
    """What RFC 5849 has signed, and the parameters of the protocol."""
    said = re.findall(r'(oauth_\w+)="([^"]*)"', request.header("Authorization") or "")
    header = [(key, unquote(value)) for key, value in said]
    path, _, query = request.target.partition("?")
    pairs = header + parse_qsl(query, keep_blank_values=True)
    form = "application/x-www-form-urlencoded"
    if request.header("Content-Type") == form:
        pairs += parse_qsl(request.body.decode(), keep_blank_values=True)
    found = {key: value for key, value in pairs if key.startswith("oauth_")}
    escaped = sorted(
        (quote(k, "~"), quote(v, "~")) for k, v in pairs if k != "oauth_signature"
    )
    text = "&".join(f"{k}={v}" for k, v in escaped)
    parts = (request.method, f"{base}{path}", text)
    return "&".join(quote(part, "~") for part in parts), found


def oauth1_is_right(request: Recorded, base: str, rsa_key: Any) -> bool:
    text, found = base_string(request, base)
    method = found["oauth_signature_method"]
    secret = f"{quote('c&s', '')}&{quote('t s', '')}"
    if method == "PLAINTEXT":
        return found["oauth_signature"] == secret
    kind, _, name = method.partition("-")
    proof = base64.b64decode(found["oauth_signature"])
    if kind == "HMAC":
        return hmac.digest(secret.encode(), text.encode(), name.lower()) == proof
    algorithm: hashes.HashAlgorithm = getattr(hashes, name)()
    rsa_key.public_key().verify(proof, text.encode(), padding.PKCS1v15(), algorithm)
    return True


@pytest.fixture(scope="module")
def rsa_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


def pem(key: Any) -> str:
    kind = serialization.PrivateFormat.PKCS8
    plain = serialization.NoEncryption()
    found: bytes = key.private_bytes(serialization.Encoding.PEM, kind, plain)
    return found.decode()


METHODS = (
    "HMAC-SHA1",
    "HMAC-SHA256",
    "HMAC-SHA512",
    "PLAINTEXT",
    "RSA-SHA1",
    "RSA-SHA256",
    "RSA-SHA512",
)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("place", ["header", "query"])
def test_oauth1_convinces_a_server(
    made: Made, rsa_key: rsa.RSAPrivateKey, method: str, place: str
) -> None:
    credential = made("_runtime.oauth1").OAuth1(
        "key",
        "c&s",
        token="tok en",
        token_secret="t s",
        method=method,
        place=place,
        private_key=pem(rsa_key),
    )

    def right(request: Recorded) -> bool:
        return oauth1_is_right(request, server.url, rsa_key)

    with (
        serving(checked(right)) as server,
        calling(made, place == "query", server.url, credential) as call,
    ):
        call("GET", "/a%20b", query={"b": "1 +&ü", "a": ""})
        call("POST", "/things", json={"a": 1})

    assert ("oauth_signature=" in server.requests[0].target) == (place == "query")


def test_oauth1_signs_forms_and_may_travel_in_them(
    made: Made, rsa_key: rsa.RSAPrivateKey
) -> None:
    kind = made("_runtime.oauth1").OAuth1
    form = ("Content-Type", "application/x-www-form-urlencoded")

    for place in ("header", "body", "query"):
        credential = kind("key", "c&s", token="t", token_secret="t s", place=place)
        request = signed(
            made, credential, "POST", "http://h.example/x", form, content=b"b=2+3&a=%26"
        )
        target = urlsplit(request.url)
        seen = Recorded(
            "POST",
            f"{target.path}?{target.query}" if target.query else target.path,
            request.headers,
            request.content,
        )
        assert oauth1_is_right(seen, "http://h.example", rsa_key)
        assert (b"oauth_signature=" in request.content) == (place == "body")


def test_oauth1_goes_into_the_query_where_there_is_no_form(made: Made) -> None:
    credential = made("_runtime.oauth1").OAuth1("key", "secret", place="body")
    request = signed(made, credential, "GET", "http://h.example/x")

    assert "oauth_signature=" in request.url


def test_oauth1_hashes_bodies_that_are_no_forms_if_told(made: Made) -> None:
    credential = made("_runtime.oauth1").OAuth1(
        "key", "secret", method="HMAC-SHA256", body_hash=True
    )
    url = "http://h.example/x"
    request = signed(made, credential, "POST", url, content=Twice())
    digest = base64.b64encode(hashlib.sha256(b"a=1&b=2").digest()).decode()

    assert f'oauth_body_hash="{quote(digest, "")}"' in authorization(request)
    with pytest.raises(made("_runtime.errors").RequestError):
        signed(made, credential, "POST", url, content=Once())


def test_oauth1_may_send_what_is_empty_and_leave_the_header_unescaped(
    made: Made,
) -> None:
    credential = made("_runtime.oauth1").OAuth1(
        "k&y", "secret", empty_parameters=True, escape_header=False
    )
    proof = authorization(signed(made, credential, "GET", "http://h.example/x"))

    assert 'oauth_consumer_key="k&y"' in proof
    assert 'oauth_token=""' in proof
    assert 'oauth_version="1.0"' in proof


def test_oauth1_says_what_cannot_sign_without_telling_it(made: Made) -> None:
    credential = made("_runtime.oauth1").OAuth1(
        "key", method="RSA-SHA256", private_key="no-key-at-all"
    )

    with pytest.raises(made("_runtime.errors").ConfigurationError) as caught:
        signed(made, credential, "GET", "http://h.example/x")

    assert "RSA-SHA256" in str(caught.value)
    assert "no-key-at-all" not in str(caught.value)


# --- Hawk ---------------------------------------------------------------------------


def hawk(made: Made, **more: Any) -> Any:
    return made("_runtime.hawk").Hawk("dh37fgj492je", HAWK, **more)


def test_hawk_signs_the_examples_of_its_specification(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(made("_runtime.hawk"), "token_urlsafe", lambda _: "j4h3g2")
    url = "http://example.com:8000/resource/1?b=1&a=2"
    ext = "some-app-ext-data"
    get = signed(made, hawk(made, ext=ext), "GET", url, now=1_353_832_234)
    post = signed(
        made,
        hawk(made, ext=ext, payload_hash=True),
        "POST",
        url,
        ("Content-Type", "text/plain"),
        content=b"Thank you for flying Hawk",
        now=1_353_832_234,
    )

    assert authorization(get) == (
        'Hawk id="dh37fgj492je", ts="1353832234", nonce="j4h3g2",'
        ' ext="some-app-ext-data", mac="6R4rV5iE+NPoym+WwjeHzjAGXUtLNIxmo1vpMofpLAE="'
    )
    assert 'hash="Yi9LfIIFRtBEPt74PVmbTF/xVAwPn7ub15ePICfgnuY="' in authorization(post)
    assert 'mac="aSe1DERmZuRl3pI36/9BdZmnErTw3sNzOOAUlfeKjVw="' in authorization(post)


@BOTH
@pytest.mark.parametrize("algorithm", ["sha256", "sha1"])
def test_hawk_convinces_a_server(
    made: Made, asynchronous: bool, algorithm: str
) -> None:
    import mohawk  # type: ignore[import-untyped]

    def right(request: Recorded) -> bool:
        known = {"id": "dh37fgj492je", "key": HAWK, "algorithm": algorithm}
        mohawk.Receiver(
            lambda _: known,
            request.header("Authorization"),
            server.url + request.target,
            request.method,
            content=request.body,
            content_type=request.header("Content-Type") or "",
            timestamp_skew_in_seconds=10**9,
        )
        return True

    credential = hawk(
        made,
        algorithm=algorithm,
        ext="data",
        app="app",
        delegation="dlg",
        payload_hash=True,
    )
    with (
        serving(checked(right)) as server,
        calling(made, asynchronous, server.url, credential) as call,
    ):
        call("GET", "/a%20b", query={"b": "1", "a": ""})
        call("POST", "/things", json={"a": 1})


@BOTH
def test_hawk_takes_the_time_from_a_server_that_proves_it(
    made: Made, asynchronous: bool
) -> None:
    def mac(key: str) -> str:
        digest = hmac.digest(key.encode(), b"hawk.1.ts\n1000\n", "sha256")
        return base64.b64encode(digest).decode()

    def answer(request: Recorded) -> Answer:
        if 'ts="1000"' in (request.header("Authorization") or ""):
            return Answer()
        said = f'Hawk ts="1000", tsm="{mac(key)}", error="Stale timestamp"'
        return Answer(401, headers=(("WWW-Authenticate", said),))

    with (
        serving(answer) as server,
        calling(made, asynchronous, server.url, hawk(made)) as call,
    ):
        key = HAWK
        call("GET", "/x")
        call("GET", "/x")
        assert len(server.requests) == 3
        with calling(made, asynchronous, server.url, hawk(made)) as other:
            key = "another"
            with pytest.raises(made("_runtime.errors").Unauthorized):
                other("GET", "/x")
        assert len(server.requests) == 4


def test_hawk_believes_no_proof_that_is_no_text(made: Made) -> None:
    said = 'Hawk ts="1000", tsm="\u00e9"'
    server_says = Answer(401, headers=(("WWW-Authenticate", said),))

    with (
        serving(lambda _: server_says) as server,
        calling(made, False, server.url, hawk(made)) as call,
        pytest.raises(made("_runtime.errors").Unauthorized),
    ):
        call("GET", "/x")


def test_hawk_refuses_to_hash_a_stream(made: Made) -> None:
    with pytest.raises(made("_runtime.errors").RequestError):
        signed(
            made,
            hawk(made, payload_hash=True),
            "POST",
            "http://h.example/x",
            content=Once(),
        )

    assert signed(made, hawk(made), "POST", "http://h.example/x", content=Once())


# --- EdgeGrid -----------------------------------------------------------------------

_DATA = "d" * 2100


@pytest.mark.parametrize(
    ("method", "target", "headers", "content", "signature"),
    [
        ("GET", "/", {}, "", "tL+y4hxyHxgWVD30X3pWnGKHcPzmrIF+LThiAOhMxYU="),
        (
            "GET",
            "/testapi/v1/t1?p1=1&p2=2",
            {},
            "",
            "hKDH1UlnQySSHjvIcZpDMbQHihTQ0XyVAKZaApabdeA=",
        ),
        (
            "POST",
            "/testapi/v1/t3",
            {},
            "data" * 8,
            "hXm4iCxtpN22m4cbZb4lVLW5rhX8Ca82vCFqXzSTPe4=",
        ),
        (
            "POST",
            "/testapi/v1/t3",
            {},
            _DATA,
            "6Q6PiTipLae6n4GsSIDTCJ54bEbHUBp+4MUXrbQCBoY=",
        ),
        (
            "POST",
            "/testapi/v1/t6",
            {},
            "",
            "1gEDxeQGD5GovIkJJGcBaKnZ+VaPtrc4qBUHixjsPCQ=",
        ),
        (
            "GET",
            "/testapi/v1/t4",
            {"X-Test1": '"     test-header-with-spaces     "'},
            "",
            "ucq2AbjCNtobHfCTuS38fdkl5UDdWHZhQX46fYR8CqI=",
        ),
        (
            "GET",
            "/testapi/v1/t5",
            {"X-Test2": "t2", "X-Test1": "t1", "X-Test3": "t3", "X-Extra": "no"},
            "",
            "Knd/jc0A5Ghhizjayr0AUUvl2MZjBpS3FDSzvtq4Ixc=",
        ),
        (
            "PUT",
            "/testapi/v1/t6",
            {},
            "P" * 31,
            "GNBWEYSEWOLtu+7dD52da2C39aX/Jchpon3K/AmBqBU=",
        ),
    ],
)
def test_edgegrid_signs_the_examples_of_akamai(
    made: Made,
    monkeypatch: pytest.MonkeyPatch,
    method: str,
    target: str,
    headers: dict[str, str],
    content: str,
    signature: str,
) -> None:
    module = made("_runtime.edgegrid")
    nonce = "nonce-xx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"
    monkeypatch.setattr(module, "uuid4", lambda: nonce)
    credential = module.EdgeGrid(
        "akab-client-token-xxx-xxxxxxxxxxxxxxxx",
        "x" * 43 + "=",
        "akab-access-token-xxx-xxxxxxxxxxxxxxxx",
        headers_to_sign=("X-Test1", "X-Test2", "X-Test3"),
        max_body=2048,
    )
    host = "https://akaa-baseurl-xxxxxxxxxxx-xxxxxxxxxxxxx.luna.akamaiapis.net"

    request = signed(
        made,
        credential,
        method,
        host + target,
        *headers.items(),
        content=content.encode(),
        now=1_395_430_461,
    )

    assert authorization(request) == (
        "EG1-HMAC-SHA256 client_token=akab-client-token-xxx-xxxxxxxxxxxxxxxx;"
        "access_token=akab-access-token-xxx-xxxxxxxxxxxxxxxx;"
        f"timestamp=20140321T19:34:21+0000;nonce={nonce};signature={signature}"
    )


@BOTH
def test_edgegrid_convinces_a_server(made: Made, asynchronous: bool) -> None:
    def mac(key: str, text: str) -> str:
        digest = hmac.digest(key.encode(), text.encode(), "sha256")
        return base64.b64encode(digest).decode()

    def right(request: Recorded) -> bool:
        proof = request.header("Authorization") or ""
        said, _, signature = proof.partition("signature=")
        hashed = ""
        if request.method == "POST":
            hashed = base64.b64encode(hashlib.sha256(request.body).digest()).decode()
        host = request.header("Host") or ""
        parts = (request.method, "http", host, request.target, "", hashed, said)
        key = mac("secret", proof.split("timestamp=")[1].split(";")[0])
        return mac(key, "\t".join(parts)) == signature

    credential = made("_runtime.edgegrid").EdgeGrid("client", "secret", "access")
    with (
        serving(checked(right)) as server,
        calling(made, asynchronous, server.url, credential) as call,
    ):
        call("GET", "/a%20b", query={"b": "1 &", "a": ""})
        call("POST", "/things", json={"a": 1})
        call("PUT", "/things", json={"a": 1})


def test_edgegrid_refuses_to_hash_a_stream(made: Made) -> None:
    credential = made("_runtime.edgegrid").EdgeGrid("client", "secret", "access")

    with pytest.raises(made("_runtime.errors").RequestError):
        signed(made, credential, "POST", "http://h.example/x", content=Once())
    assert signed(made, credential, "PUT", "http://h.example/x", content=Once())


# --- JWT and ASAP -------------------------------------------------------------------

SECRET = "a secret that is long enough for every one of the algorithms, sixty four"


@BOTH
def test_a_jwt_convinces_a_server(made: Made, asynchronous: bool) -> None:
    import jwt

    seen: list[dict[str, Any]] = []

    def right(request: Recorded) -> bool:
        token = (request.header("Authorization") or "").removeprefix("Token ")
        head, claims, proof = token.split(".")
        digest = hmac.digest(SECRET.encode(), f"{head}.{claims}".encode(), "sha256")
        assert base64.urlsafe_b64decode(proof + "=") == digest
        options: Any = {"verify_exp": False, "verify_iat": False}
        seen.append(jwt.decode(token, SECRET, ["HS256"], options=options))
        seen.append(jwt.get_unverified_header(token))
        return True

    credential = made("_runtime.jwt").Jwt(
        base64.b64encode(SECRET.encode()).decode(),
        base64_key=True,
        claims={"sub": "me"},
        header={"kid": "k1"},
        prefix="Token",
        lifetime=60,
    )
    with (
        serving(checked(right)) as server,
        calling(made, asynchronous, server.url, credential) as call,
    ):
        call("GET", "/x")

    assert seen == [
        {"sub": "me", "iat": 1_000_000_000, "exp": 1_000_000_060},
        {"alg": "HS256", "kid": "k1", "typ": "JWT"},
    ]


@pytest.mark.parametrize("algorithm", ["RS256", "PS384", "ES256", "HS512"])
def test_a_jwt_is_signed_by_every_kind_of_key(
    made: Made, rsa_key: rsa.RSAPrivateKey, algorithm: str
) -> None:
    import jwt

    elliptic = ec.generate_private_key(ec.SECP256R1())
    key: Any = {"E": elliptic, "H": None}.get(algorithm[0], rsa_key)
    credential = made("_runtime.jwt").Jwt(
        SECRET if key is None else pem(key),
        algorithm=algorithm,
        claims={"sub": "me"},
        place="query",
        parameter="jwt",
    )
    request = signed(made, credential, "GET", "http://h.example/x?a=1")
    name, token = parse_qsl(urlsplit(request.url).query)[-1]

    assert name == "jwt"
    public = SECRET if key is None else key.public_key()
    assert jwt.decode(token, public, [algorithm]) == {"sub": "me"}


def test_an_asap_token_says_what_its_standard_wants(
    made: Made, rsa_key: rsa.RSAPrivateKey
) -> None:
    import jwt

    credential = made("_runtime.jwt").Asap(
        "service",
        "other",
        key_id="service/key",
        private_key=pem(rsa_key),
        subject="me",
        lifetime=30,
        claims={"more": 1},
    )
    tokens = [
        authorization(
            signed(made, credential, "GET", "http://h.example/x", now=1_000)
        ).removeprefix("Bearer ")
        for _ in range(2)
    ]
    options: Any = {"verify_exp": False}
    read = [
        jwt.decode(
            token, rsa_key.public_key(), ["RS256"], audience="other", options=options
        )
        for token in tokens
    ]

    assert jwt.get_unverified_header(tokens[0])["kid"] == "service/key"
    assert read[0].pop("jti") != read[1].pop("jti")
    assert read[0] == {
        "iss": "service",
        "aud": "other",
        "sub": "me",
        "more": 1,
        "iat": 1000,
        "exp": 1030,
    }


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"algorithm": "RS256"}, "RS256"),
        ({"algorithm": "XX1"}, "XX1"),
        ({"base64_key": True}, "Base64"),
    ],
)
def test_a_jwt_says_what_cannot_sign_without_telling_it(
    made: Made, settings: dict[str, Any], told: str
) -> None:
    credential = made("_runtime.jwt").Jwt("hidden key!", **settings)

    with pytest.raises(made("_runtime.errors").ConfigurationError) as caught:
        signed(made, credential, "GET", "http://h.example/x")

    assert told in str(caught.value)
    assert "hidden" not in str(caught.value)


# --- All of them --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("module", "kind", "library", "package"),
    [
        ("sigv4", "SigV4", "botocore", "botocore"),
        ("oauth1", "OAuth1", "oauthlib", "oauthlib"),
        ("jwt", "Jwt", "jwt", "pyjwt[crypto]"),
    ],
)
def test_a_missing_library_is_named_when_it_is_first_needed(
    made: Made,
    monkeypatch: pytest.MonkeyPatch,
    module: str,
    kind: str,
    library: str,
    package: str,
) -> None:
    for name in [n for n in sys.modules if n.partition(".")[0] == library]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    arguments = ("key", "secret") if kind != "Jwt" else ("key",)
    credential = getattr(made(f"_runtime.{module}"), kind)(*arguments)

    with pytest.raises(made("_runtime.errors").ConfigurationError) as caught:
        signed(made, credential, "GET", "http://h.example/x")

    assert f"pip install {package}" in str(caught.value)


def test_nothing_is_given_without_its_secrets(made: Made) -> None:
    kinds = {
        "sigv4.SigV4": (None, None),
        "oauth1.OAuth1": (None,),
        "hawk.Hawk": (None, None),
        "edgegrid.EdgeGrid": ("client", None, "access"),
        "jwt.Jwt": (None,),
    }
    for path, arguments in kinds.items():
        module, _, kind = path.partition(".")
        credential = getattr(made(f"_runtime.{module}"), kind)(*arguments)
        assert credential.given is False, path
    asap = made("_runtime.jwt").Asap("i", "a", key_id="k", private_key=None)
    assert asap.given is False
