from concurrent.futures import ProcessPoolExecutor

SECRETS = ["r1-public", "r2-private", "r3-backup", "spare"]
ROUNDS = [60_000, 40_000, 20_000]


def stretch(secret: str, rounds: int) -> int:
    key = 0xCBF2_9CE4_8422_2325
    for byte in secret.encode():
        key = mix(key, byte)
    for round in range(rounds):
        key = mix(key, round & 0xFF)
    return key


def mix(key: int, byte: int) -> int:
    return ((key ^ byte) * 0x100_0000_01B3) & 0xFFFF_FFFF_FFFF_FFFF


if __name__ == "__main__":
    with ProcessPoolExecutor() as pool:
        keys = pool.map(stretch, SECRETS, ROUNDS)
        for secret, key in zip(SECRETS, keys):
            print(f"{secret:<10}  {key:016x}")
