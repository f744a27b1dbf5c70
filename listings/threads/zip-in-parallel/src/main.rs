use rayon::prelude::*;

fn main() {
    let secrets = ["r1-public", "r2-private", "r3-backup", "spare"];
    let rounds = [60_000, 40_000, 20_000];
    for (secret, key) in secrets.iter().zip(keys(&secrets, &rounds)) {
        println!("{secret:<10}  {key:016x}");
    }
}

fn keys(secrets: &[&str], rounds: &[u32]) -> Vec<u64> {
    secrets
        .par_iter()
        .zip(rounds)
        .map(|(secret, &rounds)| stretch(secret, rounds))
        .collect()
}

fn stretch(secret: &str, rounds: u32) -> u64 {
    let mix = |key: u64, byte: u8| {
        (key ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    };
    let key = secret.bytes().fold(0xcbf2_9ce4_8422_2325, mix);
    (0..rounds).fold(key, |key, round| mix(key, round as u8))
}

#[cfg(test)]
mod tests;
