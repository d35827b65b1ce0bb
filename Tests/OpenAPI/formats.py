"""What schemathesis has to be told about our own format."""

import schemathesis
from hypothesis import strategies

blocks = strategies.one_of(
    strategies.ip_addresses().map(str),
    strategies.builds("{}/{}".format, strategies.ip_addresses(v=4), strategies.integers(0, 32)),
    # A block of IPv4 is written as IPv4: of addresses such as ::ffff:192.0.2.1 there are no blocks.
    strategies.builds(
        "{}/{}".format, strategies.ip_addresses(v=6).filter(lambda address: not address.ipv4_mapped), strategies.integers(0, 128)
    ),
)
schemathesis.openapi.format("cidr", blocks)
