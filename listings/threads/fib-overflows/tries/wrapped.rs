use rayon::prelude::*;

fn main() {
    println!("fib(93) is {}", fib(93));
    let largest = (1..=94).into_par_iter().map(fib).max();
    println!("the largest is {largest:?}");
}

fn fib(n: u32) -> u64 {
    let (mut previous, mut current) = (0, 1);
    for _ in 1..n {
        (previous, current) = (current, u64::wrapping_add(previous, current));
    }
    current
}

#[cfg(test)]
mod tests;
