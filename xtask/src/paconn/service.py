"""The stand-in for the service, which makes redirect URLs and subjects of managed identities as well.

    service.py TOOLS OPTION...

TOOLS is the folder of the stand-in; the options are those of its loopback.py.
"""

import sys

sys.path.insert(0, sys.argv.pop(1))

import loopback  # noqa: E402
import rules  # noqa: E402

# As the platform writes it: cloud, tenant, application of the connectors, and the connector.
SUBJECT = "/eid1/c/pub/t/ZmZmZnd3iIiZmaqqqqqqqg/a/k972yLpWjkypg7DpMYfrNA/unitedstates-002_"


class Service(loopback.Service):
    def _view(self, name):
        view = super()._view(name)
        connector = name.removeprefix("shared_")
        for _, _, parameter in rules.connection_parameters(view["properties"]):
            settings = parameter.get("oAuthSettings")
            if isinstance(settings, dict):
                settings["redirectUrl"] = f"https://global.consent.azure-apim.net/redirect/{connector}"
                credentials = settings["properties"].get("FederatedIdentityCredentials")
                if credentials is not None:
                    credentials["Subject"] = SUBJECT + connector
        return view


loopback.Service = Service
loopback.main()
