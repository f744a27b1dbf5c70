use tokio::task::yield_now;

const SIZE: usize = 4096;

async fn uses_it_after() -> u8 {
    let table = [1; SIZE];
    yield_now().await;
    table[0]
}

async fn uses_it_before() -> u8 {
    let table = [1; SIZE];
    let largest = table.iter().copied().max().unwrap();
    yield_now().await;
    largest
}

async fn calls() -> u8 {
    uses_it_after().await
}

fn holds_a_table<F: Future>(future: &F) -> bool {
    size_of_val(future) >= SIZE
}

fn main() {
    println!("used after: {}", holds_a_table(&uses_it_after()));
    println!("used before: {}", holds_a_table(&uses_it_before()));
    println!("the caller: {}", holds_a_table(&calls()));
}

#[cfg(test)]
mod tests;
