using FsCheck;
using FsCheck.Fluent;
using MemoryVault.Git;
using MemoryVault.Transcripts;

namespace MemoryVault.Tests.Transcripts;

/// <summary>Segments give the file back, find every change of its prefix, and cost what was appended.</summary>
public sealed class SegmentWriterTests
{
    private const int Kibi = 1024;

    [Fact]
    public void A_file_comes_back_whatever_was_appended() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(15), Prop.ForAll(Appended.Some.ToArbitrary(), appends =>
        {
            var scene = new SegmentScene();
            var file = Array.Empty<byte>();
            foreach (var append in appends.Select(a => a.ToBytes()))
            {
                file = [.. file, .. append];
                Wait(scene.WriteAsync(file));
            }

            return Wait(scene.ReadAsync()).AsSpan().SequenceEqual(file);
        }));

    [Fact]
    public void A_segment_that_is_full_never_changes_and_joined_sizes_follow_the_rule() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(15), Prop.ForAll(Appended.Some.ToArbitrary(), appends =>
        {
            var scene = new SegmentScene();
            var file = Array.Empty<byte>();
            foreach (var append in appends.Select(a => a.ToBytes()))
            {
                file = [.. file, .. append];
                var before = Wait(scene.MarksAsync());
                var written = Wait(scene.WriteAsync(file));
                var after = Wait(scene.MarksAsync());
                var kept = CountUntouched(before, append.Length);
                Assert.Equal(before.Take(kept), after.Take(kept));
                Assert.Equal(before.Skip(kept).Sum(m => m.Length) + append.Length, written.StoredBytes);
                Assert.Equal(after.Skip(kept).Sum(m => m.Length), written.StoredBytes);
                Assert.All(after, m => Assert.InRange(m.Length, 0, SegmentSizes.Maximum));
            }
        }));

    [Fact]
    public void A_changed_byte_anywhere_in_the_prefix_is_found_and_the_older_version_kept() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(
            (from first in Appended.Any.Where(a => a.Size > 0)
             from second in Appended.Any
             from at in Gen.Choose(0, first.Size - 1)
             from change in Gen.Choose(1, 255)
             select (first: first.ToBytes(), second: second.ToBytes(), at, change)).ToArbitrary(),
            given =>
            {
                var scene = new SegmentScene();
                Wait(scene.WriteAsync(given.first));
                byte[] changed = [.. given.first, .. given.second];
                changed[given.at] ^= (byte)given.change;

                var written = Wait(scene.WriteAsync(changed));

                Assert.Equal(SegmentChange.Rewritten, written.Change);
                Assert.Equal(changed, Wait(scene.ReadAsync()));
                Assert.Equal(given.first, Wait(scene.ReadAsync(Wait(scene.FolderAsync()).Before.Single().Id)));
            }));

    [Fact]
    public void What_the_source_verified_is_not_needed_again() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(15), Prop.ForAll(
            (from first in Appended.Any
             from second in Appended.Any
             from share in Gen.Choose(0, 100)
             select (first: first.ToBytes(), second: second.ToBytes(), share)).ToArbitrary(),
            given =>
            {
                var (whole, tail) = (new SegmentScene(), new SegmentScene());
                byte[] file = [.. given.first, .. given.second];
                Wait(whole.WriteAsync(given.first));
                Wait(tail.WriteAsync(given.first));
                var verified = Wait(tail.MarksAsync()).Count * given.share / 100;
                return Wait(whole.WriteAsync(file)) == Wait(tail.WriteAsync(file, verified));
            }));

    [Fact]
    public async Task The_same_file_again_changes_nothing()
    {
        var scene = new SegmentScene();
        var file = new Appended(3_000_000, 400, 1, IsWhole: false).ToBytes();
        var first = await scene.WriteAsync(file);

        var second = await scene.WriteAsync(file);

        Assert.Equal((SegmentChange.New, SegmentChange.None), (first.Change, second.Change));
        Assert.Equal((first.Folder, file.Length, 0), (second.Folder, second.Bytes, second.StoredBytes));
    }

    [Fact]
    public async Task A_new_file_is_cut_at_line_ends_near_a_mebibyte()
    {
        var scene = new SegmentScene();

        await scene.WriteAsync(Appended.Lines(5_000_000, 900, 1));

        var marks = await scene.MarksAsync();
        Assert.All(marks.SkipLast(1), m => Assert.InRange(m.Length, SegmentSizes.Target - 2000, SegmentSizes.Target));
        foreach (var mark in marks)
        {
            Assert.Equal((byte)'\n', await scene.LastByteAsync(mark));
        }
    }

    [Theory]
    [InlineData(3 << 20, new[] { 3 << 20 })]
    [InlineData((8 << 20) + 5, new[] { 8 << 20, 5 })]
    public async Task A_long_line_stays_whole_up_to_eight_mebibytes(int length, int[] expected)
    {
        var scene = new SegmentScene();
        var line = new byte[length];
        Array.Fill(line, (byte)'x');
        line[^1] = (byte)'\n';

        await scene.WriteAsync(line);

        Assert.Equal(expected.Select(n => (long)n), (await scene.MarksAsync()).Select(m => m.Length));
    }

    [Fact]
    public async Task A_last_line_without_an_end_stands_alone_until_it_is_completed()
    {
        var scene = new SegmentScene();
        var lines = Appended.Lines(100_000, 100, 1);
        byte[] half = [.. lines, .. "{\"half\":"u8];

        await scene.WriteAsync(half);
        var before = await scene.MarksAsync();
        await scene.WriteAsync([.. half, .. "true}\n"u8]);
        var after = await scene.MarksAsync();

        Assert.Equal([lines.Length, 8L], before.Select(m => m.Length));
        Assert.Equal([lines.Length, 14L], after.Select(m => m.Length));
        Assert.Equal(before[0], after[0]);
    }

    [Theory]
    [InlineData(190 * Kibi, 96, 1.0)]
    [InlineData(2 * Kibi, 500, 6.0)]
    public async Task Appends_cost_a_small_multiple_of_their_bytes(int size, int count, double most)
    {
        var scene = new SegmentScene();
        var file = Array.Empty<byte>();
        long stored = 0;
        for (var i = 0; i < count; i++)
        {
            file = [.. file, .. Appended.Lines(size, 100, i)];
            stored += (await scene.WriteAsync(file)).StoredBytes;
        }

        Assert.InRange(stored, file.Length, (long)(file.Length * most));
    }

    [Fact]
    public async Task An_empty_file_is_one_empty_segment_and_may_grow()
    {
        var scene = new SegmentScene();

        Assert.Equal(SegmentChange.New, (await scene.WriteAsync([])).Change);
        Assert.Equal(SegmentChange.None, (await scene.WriteAsync([])).Change);
        Assert.Equal(SegmentChange.Grown, (await scene.WriteAsync([.. "{}\n"u8])).Change);
        Assert.Equal("{}\n"u8.ToArray(), await scene.ReadAsync());
        Assert.Single(await scene.MarksAsync());
    }

    [Fact]
    public async Task A_file_that_became_shorter_is_rewritten_and_every_version_stays()
    {
        var scene = new SegmentScene();
        await scene.WriteAsync([.. "one\ntwo\n"u8]);
        await scene.WriteAsync([.. "one\n"u8]);

        Assert.Equal(SegmentChange.Rewritten, (await scene.WriteAsync([])).Change);

        var versions = (await scene.FolderAsync()).Before.ToList();
        Assert.Equal(["before-0001", "before-0002"], versions.Select(v => v.Name));
        Assert.Equal("one\ntwo\n"u8.ToArray(), await scene.ReadAsync(versions[0].Id));
        Assert.Equal("one\n"u8.ToArray(), await scene.ReadAsync(versions[1].Id));
        Assert.Empty(await scene.ReadAsync());
    }

    [Fact]
    public async Task What_else_is_in_the_folder_stays()
    {
        var scene = new SegmentScene();
        await scene.WriteAsync([.. "one\n"u8]);
        var beside = new TreeEntry("subagents", EntryMode.Folder, scene.Store.AddTree([new("a/000001.jsonl", "x")]));
        await scene.PutBesideAsync(beside);

        await scene.WriteAsync([.. "one\ntwo\n"u8]);
        await scene.WriteAsync([.. "three\n"u8]);

        Assert.Contains(beside, (await scene.FolderAsync()).Others);
    }

    // The segments before the ones that the binary counter carries.
    private static int CountUntouched(IReadOnlyList<SegmentMark> before, long appended)
    {
        var kept = before.Count;
        var carried = appended;
        while (appended > 0 && kept > 0 && before[kept - 1].Length < SegmentSizes.Full && before[kept - 1].Length < 2 * carried)
        {
            carried += before[--kept].Length;
        }

        return kept;
    }

    // FsCheck's properties are not asynchronous; the store is in memory, so nothing is waited for.
    private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
