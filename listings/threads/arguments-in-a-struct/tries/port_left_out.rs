use std::thread;

struct Poll {
    device: String,
    port: u16,
    command: &'static str,
}

fn poll(job: Poll) -> String {
    format!("{}:{} ran {}", job.device, 22, job.command)
}

fn main() {
    let jobs = [
        Poll {
            device: "r1".into(),
            port: 22,
            command: "show run",
        },
        Poll {
            device: "r2".into(),
            port: 830,
            command: "show run",
        },
        Poll {
            device: "r3".into(),
            port: 22,
            command: "show arp",
        },
    ];
    let handles = jobs.map(|job| thread::spawn(move || poll(job)));
    for handle in handles {
        println!("{}", handle.join().unwrap());
    }
}

#[cfg(test)]
mod tests;
