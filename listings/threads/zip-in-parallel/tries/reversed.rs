use rayon::prelude::*;

fn main() {
    let configs = ["core-1", "edge-2", "lab-3", "spare"];
    let passes = [60_000, 40_000, 20_000];
    for (config, sum) in
        configs.iter().zip(checksums(&configs, &passes))
    {
        println!("{config:<10}  {sum:016x}");
    }
}

fn checksums(configs: &[&str], passes: &[u32]) -> Vec<u64> {
    configs
        .par_iter()
        .zip(passes.par_iter().rev())
        .map(|(config, &passes)| checksum(config, passes))
        .collect()
}

fn checksum(config: &str, passes: u32) -> u64 {
    let mix = |sum: u64, byte: u8| {
        (sum ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    };
    let sum = config.bytes().fold(0xcbf2_9ce4_8422_2325, mix);
    (0..passes).fold(sum, |sum, pass| mix(sum, pass as u8))
}

#[cfg(test)]
mod tests;
