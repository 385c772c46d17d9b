"""What people in Malang call gas, water, soap and paper."""

NAMES = {
    "Elpiji 3 kg": "gas; gas melon; lpg; elpiji; tabung gas; gas ijo; lpg 3 kg; tabung melon; gas 3 kg",
    "Air galon": "galon; aqua galon; galon aqua; air isi ulang; banyu galon; air minum; aqua; toya galon",
    "Sabun cuci piring": "sunlight; mama lemon; sabun asah asah; sabun colek; sabun isah isah; sabun piring; sanlait",
    "Deterjen": "rinso; daia; so klin; sabun cuci baju; sabun umbah umbah; attack; soklin; detergent",
    "Tisu": "tissue; tisu gulung; paseo; tisu wajah; tisue; nice; tisu basah",
}
