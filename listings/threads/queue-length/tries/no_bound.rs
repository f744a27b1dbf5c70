use crossbeam_channel::{Sender, bounded, unbounded};

fn produce(configs: &Sender<String>) -> usize {
    let config = "interface eth0\n".repeat(100);
    (0..10_000)
        .take_while(|_| configs.try_send(config.clone()).is_ok())
        .count()
}

fn main() {
    for (sender, configs) in [unbounded(), bounded(100)] {
        let sent = produce(&sender);
        println!("{sent} sent, {} in memory", configs.len());
    }
}

#[cfg(test)]
mod tests;
