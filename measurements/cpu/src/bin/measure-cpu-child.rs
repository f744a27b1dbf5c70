//! Counts its share of the primes: the first of its blocks, and how many blocks
//! later its next one comes, are its arguments.

#[path = "../primes.rs"]
mod primes;

use std::env;

fn main() {
    let mut numbers = env::args()
        .skip(1)
        .map(|text| text.parse().expect("a number"));
    let mut next = || numbers.next().expect("two numbers");
    println!("{}", primes::share(next(), next()));
}
