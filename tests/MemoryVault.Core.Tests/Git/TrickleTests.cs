using System.Globalization;
using MemoryVault.Git;
using MemoryVault.Tests.Leases;

namespace MemoryVault.Tests.Git;

/// <summary>Remotes that keep the line open and do not get on.</summary>
public sealed class TrickleTests : IDisposable
{
    private const string Main = "refs/heads/main";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly TestGit _git = new();
    private readonly CancellationTokenSource _guard = new(TimeSpan.FromMinutes(2));

    public void Dispose()
    {
        _git.Dispose();
        _guard.Dispose();
    }

    [Fact]
    public async Task A_remote_that_sends_a_byte_now_and_then_is_given_up_like_one_that_is_silent()
    {
        using var server = new TricklingServer();
        await using var repository = await _git.OpenAsync();
        repository.RemoteTimeout = TimeSpan.FromSeconds(1.5);

        var error = await Assert.ThrowsAsync<RemoteFailedException>(() => repository.FetchAsync(server.Url, Main, "refs/memoryvault/incoming/origin", _guard.Token));

        Assert.Equal(RemoteFailure.TimedOut, error.Failure);
        Assert.True(server.Trickled > 0);
    }

    [RequiresUnixFact]
    public async Task A_remote_whose_hook_talks_for_ever_is_given_up_too()
    {
        var remote = _git.MakeRemote("remote.git");
        ShellProgram.Write(Path.Combine(remote, "hooks", "pre-receive"), "while :; do echo 'still at it'; sleep 0.05; done");
        await using var repository = await _git.OpenAsync();
        // On a busy machine git may be silent for longer than that before the hook begins to talk: then it is given more.
        RemoteFailedException error;
        string words;
        var patience = TimeSpan.FromMilliseconds(100);
        do
        {
            patience *= 2;
            repository.RemoteTimeout = patience;
            words = string.Create(CultureInfo.InvariantCulture, $"did not get on for {patience.TotalSeconds * 10:0} seconds");
            error = await Assert.ThrowsAsync<RemoteFailedException>(() => repository.PushAsync(remote, [new(_git.Commit("a"), Main)], _guard.Token));
            Assert.Equal(RemoteFailure.TimedOut, error.Failure);
        }
        while (!error.Detail.Contains(words, StringComparison.Ordinal) && patience < TimeSpan.FromSeconds(6));

        Assert.Contains(words, error.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_count_when_they_are_more_than_a_hundred_a_second()
    {
        var pulse = new TransferPulse(Patience, new FakeClock());

        Assert.Null(pulse.Take("Receiving objects:   1% (1/305)"));
        Assert.Null(pulse.Take("Receiving objects:   1% (2/305), 11.70 KiB | 0 bytes/s"));
        Assert.Equal(Patience, pulse.Take("Receiving objects:   1% (3/305), 11.75 KiB | 0 bytes/s"));
        Assert.Null(pulse.Take("Receiving objects:  99% (304/305), 23.40 KiB | 0 bytes/s"));
        Assert.Equal(Patience, pulse.Take("Receiving objects:  99% (304/305), 1.02 MiB | 3.00 MiB/s"));
        Assert.Null(pulse.Take("Writing objects:  50% (1/2), 21 bytes | 21.00 KiB/s"));
    }

    [Fact]
    public void Above_a_gigabyte_where_the_steps_are_coarse_the_rate_counts()
    {
        var pulse = new TransferPulse(Patience, new FakeClock());

        Assert.Equal(Patience, pulse.Take("Receiving objects:   1% (1/3), 1.20 GiB | 50.00 KiB/s"));
        Assert.Equal(Patience, pulse.Take("Receiving objects:   1% (1/3), 1.20 GiB | 50.00 KiB/s"));
        Assert.Null(pulse.Take("Receiving objects:   1% (1/3), 1.20 GiB | 0 bytes/s"));
    }

    [Fact]
    public void Words_of_the_remote_are_borne_ten_times_as_long_and_what_this_machine_does_for_ever()
    {
        var clock = new FakeClock();
        var pulse = new TransferPulse(Patience, clock);

        clock.Advance(Patience * 8);
        Assert.Equal(Patience, pulse.Take("remote: Counting objects:  12% (3/25)"));
        clock.Advance(Patience * 1.5);
        Assert.Equal((Patience * 0.5, Patience * 10), (pulse.Take("remote: Resolving deltas:  12% (3/25)"), pulse.Limit));
        clock.Advance(Patience);
        Assert.Equal(TimeSpan.Zero, pulse.Take("Welcome to a chatty server."));

        Assert.Equal((Patience, Patience), (pulse.Take("Resolving deltas:  12% (3/25)"), pulse.Limit));
    }
}
