"""A browser and its own authenticator: a passkey is added to an account, and signs in without a name being typed."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from registry.operations.list_credentials import list_credentials
from registry.operations.sign_in import make_link
from tests.http.served import served
from tests.http.signing_in import People


def test_a_passkey_of_a_browser(tmp_path: Path, chromium: Browser) -> None:
    with served(tmp_path / "registry") as (people, origin):
        _live(people, origin, chromium)
        _sign_in_without_scripts(people, origin, chromium)


def _sign_in_without_scripts(people: People, origin: str, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    link = f"{origin}/sign-in/link#{make_link(people.registry, people.ids['town'])}"
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(link)
    page.get_by_label("The code of your link").fill(link)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{origin}/account")
    assert not [address for address in asked if link.partition("#")[2] in address.partition("#")[0]]
    context.close()


def _live(people: People, origin: str, chromium: Browser) -> None:
    person = people.ids["watchdog"]
    context = chromium.new_context()
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    devtools = context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    authenticator = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": authenticator})

    page.goto(f"{origin}/sign-in/link#{make_link(people.registry, person)}")
    # The code went into the form, and stays in no history.
    page.wait_for_url(f"{origin}/sign-in/link")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{origin}/account")
    page.get_by_role("button", name="Add a passkey").click()
    page.get_by_role("listitem").filter(has_text="c-").first.wait_for()
    (kept,) = list_credentials(people.registry, person)
    assert kept.kind == "passkey"

    page.get_by_role("button", name="Sign out", exact=True).click()
    page.wait_for_url(f"{origin}/")
    assert page.goto(f"{origin}/account").status == 401  # type: ignore[union-attr]
    complaints.clear()
    page.get_by_role("link", name="Sign in").click()
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(f"{origin}/account")
    assert page.get_by_role("heading", level=1).inner_text() == "Somebody of watchdog"
    (used,) = list_credentials(people.registry, person)
    assert used.last_used_at is not None
    assert used.sign_count > kept.sign_count

    page.get_by_role("button", name="Remove").click()
    page.get_by_text("None yet.").wait_for()
    page.get_by_role("button", name="Sign out everywhere").click()
    page.wait_for_url(f"{origin}/sign-in")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.get_by_text("signin.refused").wait_for()
    assert complaints == [] or all("403" in text for text in complaints)
    context.close()
