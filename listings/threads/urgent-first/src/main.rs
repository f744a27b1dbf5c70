use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::thread;

const TURNS: u32 = 6;

fn serve(due: fn(u32) -> u32) -> Vec<&'static str> {
    let mut jobs = BinaryHeap::new();
    jobs.push(Reverse((2, "backup")));
    jobs.push(Reverse((due(0), "alarm")));
    let mut done = Vec::new();
    for turn in 1..=TURNS {
        let Some(Reverse((_, job))) = jobs.pop() else {
            break;
        };
        done.push(job);
        if job == "alarm" {
            jobs.push(Reverse((due(turn), job)));
        }
    }
    done
}

fn main() {
    let by_rank = thread::spawn(|| serve(|_| 1));
    let by_time = thread::spawn(|| serve(|turn| turn));
    println!("by rank: {}", by_rank.join().unwrap().join(" "));
    println!("by time: {}", by_time.join().unwrap().join(" "));
}

#[cfg(test)]
mod tests;
