//! Counts its share of the primes: below what they lie, the first of its blocks,
//! and how many blocks later its next one comes, are its arguments.

#[path = "../primes.rs"]
mod primes;

use std::env;

fn main() {
    let mut numbers = env::args()
        .skip(1)
        .map(|text| text.parse().expect("a number"));
    let mut next = || numbers.next().expect("three numbers");
    println!("{}", primes::share(next(), next(), next()));
}
