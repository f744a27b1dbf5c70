from concurrent.futures import ProcessPoolExecutor

CONFIGS = ["core-1", "edge-2", "lab-3", "spare"]
PASSES = [60_000, 40_000, 20_000]


def checksum(config: str, passes: int) -> int:
    sum = 0xCBF2_9CE4_8422_2325
    for byte in config.encode():
        sum = mix(sum, byte)
    for pass_ in range(passes):
        sum = mix(sum, pass_ & 0xFF)
    return sum


def mix(sum: int, byte: int) -> int:
    return ((sum ^ byte) * 0x100_0000_01B3) & 0xFFFF_FFFF_FFFF_FFFF


if __name__ == "__main__":
    with ProcessPoolExecutor() as pool:
        checksums = pool.map(checksum, CONFIGS, PASSES)
        for config, sum in zip(CONFIGS, checksums):
            print(f"{config:<10}  {sum:016x}")
