use std::cmp::Reverse;
use std::collections::BinaryHeap;

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
            jobs.push(Reverse((due(turn) + 2, job)));
        }
    }
    done
}

fn main() {
    println!("by rank: {}", serve(|_| 1).join(" "));
    println!("by time: {}", serve(|turn| turn).join(" "));
}

#[cfg(test)]
mod tests;
