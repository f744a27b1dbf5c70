use std::time::Instant;

fn main() {
    let mut serial = addresses(40_000);
    let mut parallel = serial.clone();

    let start = Instant::now();
    sort(&mut serial);
    println!("serial     {:>3} ms", start.elapsed().as_millis());

    let start = Instant::now();
    sort_joined(&mut parallel);
    println!("parallel   {:>3} ms", start.elapsed().as_millis());
    println!("the same: {}", parallel == serial);
}

fn sort<T: Ord>(list: &mut [T]) {
    if list.len() > 1 {
        let (low, _, high) = list.select_nth_unstable(list.len() / 2);
        sort(low);
        sort(high);
    }
}

fn sort_joined<T: Ord + Send>(list: &mut [T]) {
    if list.len() < 1_000 {
        return sort(list);
    }
    let (low, _, high) = list.select_nth_unstable(list.len() / 2);
    rayon::join(|| sort_joined(low), || sort_joined(high));
}

fn addresses(count: u32) -> Vec<u32> {
    (0..count).map(|n| n.wrapping_mul(2_654_435_769)).collect()
}

#[cfg(test)]
mod tests;
