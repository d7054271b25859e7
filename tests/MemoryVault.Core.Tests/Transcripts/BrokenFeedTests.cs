using System.Diagnostics;
using MemoryVault.Tests.Leases;
using MemoryVault.Transcripts;

namespace MemoryVault.Tests.Transcripts;

/// <summary>Connections that break, stop or are given up.</summary>
public sealed class BrokenFeedTests : IDisposable
{
    private readonly RemoteMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [RequiresUnixTheory]
    [InlineData("docker", 1)]
    [InlineData("docker", 2)]
    [InlineData("fly", 3)]
    public async Task A_connection_that_is_cut_anywhere_never_gives_a_file_that_looks_whole(string preset, int seed)
    {
        var contents = Enumerable.Range(0, 5).ToDictionary(i => $"{i}.jsonl", i => _machine.Write($"{i}.jsonl", i * 20_000, seed: i));
        var wanted = contents.Select(file => new FileRequest(file.Key, [])).ToList();
        _machine.Docker();
        _machine.Fly();
        var total = await CountBytesAsync(preset, wanted);
        var random = new Random(seed);

        foreach (var cut in Enumerable.Range(0, 20).Select(_ => random.Next(1, total - (preset == "fly" ? 200 : 1))).Append(preset == "fly" ? total / 2 : total - 1))
        {
            CutAfter(cut, preset);
            await using var feed = _machine.Open(_machine.Source(preset));
            var (files, error) = await Received.TryAllAsync(feed, wanted);

            Assert.True(error is SessionFeedBrokenException or SessionSourceFailedException, $"cut at {cut}: {error}");
            Assert.True(cut < 100 || error is SessionFeedBrokenException, $"cut at {cut}: {error}");
            Assert.All(files, file => Assert.Equal(contents[file.Path], file.Content));
        }
    }

    [RequiresUnixFact]
    public async Task A_listing_that_is_cut_anywhere_is_no_listing()
    {
        for (var i = 0; i < 30; i++)
        {
            _machine.Write($"{i}.jsonl", i);
        }

        _machine.Docker();
        var random = new Random(3);
        for (var i = 0; i < 20; i++)
        {
            CutAfter(random.Next(60, 1200));
            await using var feed = _machine.Open();
            await Assert.ThrowsAsync<SessionFeedBrokenException>(() => feed.ListAsync(default));
        }
    }

    [RequiresUnixFact]
    public async Task A_source_that_falls_silent_is_given_up_after_a_minute_and_its_program_ended()
    {
        var clock = new FakeClock();
        _machine.Services = _machine.Services with { Clock = clock };
        _machine.Program("docker", $"echo $$ > '{_machine["pid"]}'; echo banner; exec sleep 1000");

        await using (var feed = _machine.Open())
        {
            var listing = feed.ListAsync(default);
            await clock.RunAsync(listing.ContinueWith(_ => { }, TaskScheduler.Default), TimeSpan.FromSeconds(61));
            Assert.Contains("60 seconds", (await Assert.ThrowsAsync<SessionFeedBrokenException>(() => listing)).Message, StringComparison.Ordinal);
        }

        AssertEnded(await ReadIdAsync("pid"));
    }

    [Fact]
    public async Task A_source_that_sends_a_byte_now_and_then_is_given_up_after_ten_minutes_of_it()
    {
        var clock = new FakeClock();
        await using var stream = new SourceStream(new TrickleStream(clock, TimeSpan.FromSeconds(50)), "bot", clock);

        for (var i = 0; i < 12; i++)
        {
            Assert.Equal(1, (await stream.PeekAsync(default)).Length);
            stream.Take(1);
        }

        var error = await Assert.ThrowsAsync<SessionFeedBrokenException>(async () => await stream.PeekAsync(default));
        Assert.Contains("only 13 bytes in 10 minutes", error.Message, StringComparison.Ordinal);
    }

    [RequiresUnixFact]
    public async Task Cancelling_ends_the_program_and_what_it_started()
    {
        _machine.Program("docker", $"sleep 1000 & echo $! > '{_machine["child"]}.new'; mv '{_machine["child"]}.new' '{_machine["child"]}'; echo $$ > '{_machine["pid"]}'; wait");
        using var cancel = new CancellationTokenSource();

        await using (var feed = _machine.Open())
        {
            var listing = feed.ListAsync(cancel.Token);
            var child = await ReadIdAsync("child");
            await cancel.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listing);
            Assert.NotEqual(0, child);
        }

        AssertEnded(await ReadIdAsync("pid"));
        AssertEnded(await ReadIdAsync("child"));
    }

    [RequiresUnixFact]
    public async Task A_file_that_is_not_read_is_passed_over()
    {
        _machine.Write("a.jsonl", 200_000);
        var content = _machine.Write("b.jsonl", 1000);
        _machine.Docker();
        await using var feed = _machine.Open();

        await foreach (var file in feed.ReceiveAsync([new("a.jsonl", []), new("b.jsonl", [])], default))
        {
            if (file.Path == "b.jsonl")
            {
                var bytes = new byte[1000];
                await file.Content.ReadExactlyAsync(bytes);
                Assert.Equal(content, bytes);
                return;
            }
        }

        Assert.Fail("b.jsonl did not come.");
    }

    [RequiresUnixFact]
    public async Task A_program_that_talks_for_ever_without_a_word_of_the_protocol_is_given_up()
    {
        _machine.Program("docker", "yes 'hello there'");

        await using var feed = _machine.Open();

        await Assert.ThrowsAsync<SessionFeedBrokenException>(() => feed.ListAsync(default));
    }

    [RequiresUnixFact]
    public async Task A_program_that_complains_for_ever_does_not_block_nor_fill_the_memory()
    {
        _machine.Write("a.jsonl", 10);
        _machine.Program("docker", "head -c 5000000 /dev/zero | tr '\\0' e >&2; exec /bin/sh -s");

        await using var feed = _machine.Open();

        Assert.Single((await feed.ListAsync(default))!);
    }

    [RequiresUnixFact]
    public async Task What_was_not_asked_for_is_not_taken()
    {
        _machine.Write("a.jsonl", 10);

        // It answers for another file than the one that was asked for, and then twice.
        foreach (var answer in new[] { "S 1 3 1700000000 0 0\\nabc", "G 0\\nS 0 3 1700000000 0 0\\nabc", "S 0 3 1700000000 2 3\\n", "S 0 -3 1700000000 0 0\\n" })
        {
            _machine.Program("docker", $"read n; n=${{n#N=}}; printf '\\nMEMORYVAULT-1 %s\\nM frames\\n{answer}\\nK %s\\n\\nE %s\\n' \"$n\" \"$n\" \"$n\"");
            await using var feed = _machine.Open();
            var (files, error) = await Received.TryAllAsync(feed, [new("a.jsonl", [])]);

            Assert.Empty(files);
            Assert.IsType<SessionFeedBrokenException>(error);
        }
    }

    private async Task<int> CountBytesAsync(string preset, List<FileRequest> wanted)
    {
        await using var feed = _machine.Open(_machine.Source(preset));
        await Received.AllAsync(feed, wanted);
        return (int)feed.BytesReceived;
    }

    // Only so much comes through, and the program says that all is well.
    private void CutAfter(int bytes, string preset = "docker") => _machine.Program(preset, $"/bin/sh -s | head -c {bytes}");

    private async Task<int> ReadIdAsync(string file)
    {
        for (var attempt = 0; attempt < 400 && !File.Exists(_machine[file]); attempt++)
        {
            await Task.Delay(25);
        }

        return int.Parse(await File.ReadAllTextAsync(_machine[file]), null);
    }

    private static void AssertEnded(int id)
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            try
            {
                using var process = Process.GetProcessById(id);
                if (process.HasExited || File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal))
                {
                    return;
                }
            }
            catch (Exception error) when (error is ArgumentException or IOException or InvalidOperationException)
            {
                return;
            }

            Thread.Sleep(25);
        }

        Assert.Fail($"Process {id} still runs.");
    }
}
