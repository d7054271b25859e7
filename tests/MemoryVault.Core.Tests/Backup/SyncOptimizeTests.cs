using MemoryVault.Backup;

namespace MemoryVault.Tests.Backup;

public sealed class SyncOptimizeTests : IDisposable
{
    private readonly SyncScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task A_sync_packs_when_the_bytes_committed_since_the_last_packing_pass_the_bound()
    {
        await using (var vault = await _scene.OpenAsync())
        {
            await vault.UpdateConfigurationAsync(c => c with { Policies = c.Policies with { OptimizeBytes = 250_000 } }, CancellationToken.None);
        }

        var transcript = string.Empty;
        for (var round = 1; round <= 3; round++)
        {
            transcript += string.Concat(Enumerable.Range(0, 2000).Select(i => $"{{\"round\":{round},\"line\":{i},\"text\":\"{i * 7919}\"}}\n"));
            _scene.Write("session.jsonl", transcript);
            await _scene.SyncAsync();
            Assert.Equal(round < 3 ? 0 : 1, Counted("packs"));
        }

        Assert.Equal(0, Counted("count"));
        Assert.Equal(transcript, _scene.Show("backup/test-machine/memory/session.jsonl"));
    }

    [Fact]
    public async Task No_object_is_left_without_a_ref()
    {
        for (var round = 0; round < 4; round++)
        {
            _scene.Write("a.md", $"round {round}");
            _scene.Write($"folder/{round}.json", "{}");
            await _scene.SyncAsync();
        }

        Assert.Empty(_scene.Git("fsck", "--strict", "--full").Trim());
    }

    private int Counted(string what) => int.Parse(
        _scene.Git("count-objects", "-v").Split('\n').First(line => line.StartsWith(what + ":", StringComparison.Ordinal)).Split(' ')[1]);
}
