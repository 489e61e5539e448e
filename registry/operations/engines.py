"""Which policy engines a run uses: wasm in this process, an OPA server, or both."""

from __future__ import annotations

from registry.operations.assess import wasm_engine
from registry.policy.engine import Engine
from registry.policy.release import Bundle
from registry.settings import Settings


def configured_engines(bundle: Bundle, settings: Settings) -> list[Engine]:
    """The engines that `settings` name, loaded with `bundle`."""
    engines: list[Engine] = []
    if settings.engine in ("wasm", "both"):
        engines.append(wasm_engine(bundle))
    if settings.engine in ("opa", "both"):
        # The OPA client is loaded only where an OPA server is asked for: it takes as long as all the rest.
        from registry.transport.opa import OpaEngine

        engines.append(
            OpaEngine(
                settings.opa_url,
                bundle.digest,
                bundle.opa_documents,
                bundle.entrypoint,
                bundle.assemble,
                timeout=settings.opa_timeout,
            )
        )
    return engines
