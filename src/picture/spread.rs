//! Labels in a column: each as near to its place as can be, none over another.

/// Where things of `heights` begin if each would like its middle at the place in `wishes` (ascending), they keep
/// their order, and all stay between `top` and `bottom`. What is too much for that room overflows it at the bottom.
///
/// Neighbours that would overlap form a block, which takes the place that suits its members best on average; blocks
/// that meet become one.
pub fn spread(wishes: &[f32], heights: &[f32], top: f32, bottom: f32) -> Vec<f32> {
    let mut blocks: Vec<Block> = Vec::new();
    for (wish, height) in wishes.iter().zip(heights) {
        let mut block = Block { sum: wish - height / 2.0, count: 1, height: *height };
        while let Some(above) =
            blocks.pop_if(|above| above.start(top, bottom) + above.height > block.start(top, bottom))
        {
            block = above.joined(block);
        }
        blocks.push(block);
    }
    let mut starts = Vec::with_capacity(wishes.len());
    let mut heights = heights.iter();
    for block in blocks {
        let mut at = block.start(top, bottom);
        for height in heights.by_ref().take(block.count) {
            starts.push(at);
            at += height;
        }
    }
    starts
}

/// Things that stand one right below the other.
struct Block {
    /// The sum, over its members, of where the block would have to begin for the member to be in its place.
    sum: f32,
    count: usize,
    height: f32,
}

impl Block {
    fn start(&self, top: f32, bottom: f32) -> f32 {
        let wish = self.sum / self.count as f32;
        wish.min(bottom - self.height).max(top)
    }

    fn joined(self, below: Block) -> Block {
        Block {
            sum: self.sum + below.sum - self.height * below.count as f32,
            count: self.count + below.count,
            height: self.height + below.height,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_room_stays_in_its_place() {
        assert_eq!(spread(&[50.0, 100.0], &[20.0, 20.0], 0.0, 200.0), [40.0, 90.0]);
    }

    #[test]
    fn neighbours_give_way_to_both_sides() {
        assert_eq!(spread(&[100.0, 100.0], &[20.0, 20.0], 0.0, 200.0), [80.0, 100.0]);
    }

    #[test]
    fn the_ends_hold() {
        assert_eq!(spread(&[0.0, 5.0, 200.0], &[20.0, 20.0, 20.0], 0.0, 200.0), [0.0, 20.0, 180.0]);
    }

    #[test]
    fn a_block_pushed_up_by_the_end_pushes_what_is_above() {
        let starts = spread(&[150.0, 200.0, 200.0], &[30.0, 30.0, 30.0], 0.0, 200.0);
        assert_eq!(starts, [110.0, 140.0, 170.0]);
    }

    #[test]
    fn nothing_overlaps_wherever_the_places_are() {
        proptest::proptest!(|(mut wishes in proptest::collection::vec(0.0f32..1000.0, 0..20))| {
            wishes.sort_by(f32::total_cmp);
            let heights: Vec<_> = (0..wishes.len()).map(|n| 20.0 + (n % 3) as f32 * 10.0).collect();
            let starts = spread(&wishes, &heights, 0.0, 1000.0);
            assert_eq!(starts.len(), wishes.len());
            for n in 1..starts.len() {
                assert!(starts[n] >= starts[n - 1] + heights[n - 1] - 0.01, "{starts:?}");
            }
            if let (Some(first), Some(last), Some(height)) = (starts.first(), starts.last(), heights.last()) {
                assert!(*first >= 0.0 && last + height <= 1000.01, "{starts:?}");
            }
        });
    }
}
