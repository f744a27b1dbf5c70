use tokio::task::yield_now;

const KIB: usize = 1024;

// ANCHOR: unused
struct Plain([u8; 4 * KIB]);

/// Zeroes its keys when it is dropped.
struct Keys([u8; 4 * KIB]);

impl Drop for Keys {
    fn drop(&mut self) {
        self.0.fill(0);
    }
}

async fn unused() {
    let _plain = Plain([1; 4 * KIB]);
    yield_now().await;
}

async fn unused_with_a_destructor() {
    let _ = Keys([1; 4 * KIB]);
    yield_now().await;
}
// ANCHOR_END: unused

// ANCHOR: arguments
async fn used_before(table: Plain) -> u8 {
    let first = table.0[0];
    yield_now().await;
    first
}

async fn used_after(table: Plain) -> u8 {
    yield_now().await;
    table.0[0]
}

async fn handed_on(table: Plain) -> u8 {
    used_after(table).await
}

async fn lent(table: &Plain) -> u8 {
    yield_now().await;
    table.0[0]
}
// ANCHOR_END: arguments

// ANCHOR: main
fn main() {
    let table = || Plain([1; 4 * KIB]);
    println!("unused: {} KiB", kib(&unused()));
    println!(
        "unused, with a destructor: {} KiB",
        kib(&unused_with_a_destructor())
    );
    println!("used before: {} KiB", kib(&used_before(table())));
    println!("used after: {} KiB", kib(&used_after(table())));
    println!("handed on: {} KiB", kib(&handed_on(table())));
    println!("lent: {} KiB", kib(&lent(&table())));
}

fn kib(future: &impl Future) -> usize {
    size_of_val(future) / KIB
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
