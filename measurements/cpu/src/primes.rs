//! The computing job: to count primes, block by block.

use std::ops::Range;

/// Many more blocks than cores: each core gets cheap ones and dear ones.
pub const BLOCKS: u32 = 64;

/// A block of the numbers below `limit`.
pub fn block(number: u32, limit: u32) -> Range<u32> {
    let length = limit / BLOCKS + 1;
    (number * length).min(limit)..((number + 1) * length).min(limit)
}

fn is_prime(number: u32) -> bool {
    if number < 4 || number.is_multiple_of(2) {
        return number == 2 || number == 3;
    }
    let mut divisor = 3;
    while divisor * divisor <= number {
        if number.is_multiple_of(divisor) {
            return false;
        }
        divisor += 2;
    }
    true
}

pub fn primes(block: Range<u32>) -> u32 {
    block.map(|number| u32::from(is_prime(number))).sum()
}

/// The primes below `limit` of every block that is `first` or comes `every`
/// blocks later.
pub fn share(limit: u32, first: u32, every: u32) -> u32 {
    let numbers = (first..BLOCKS).step_by(every as usize);
    numbers.map(|number| primes(block(number, limit))).sum()
}
