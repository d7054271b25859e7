using MemoryVault.Backup;
using MemoryVault.Secrets;
using MemoryVault.Tests.Backup;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Secrets;

public sealed class PushGateTests : IDisposable
{
    private readonly SyncScene _scene = new();
    private readonly string _token = new SampleTokens(11).Make("github-pat");

    public void Dispose() => _scene.Dispose();

    private string Remote => Path.Combine(_scene.Root, "remote.git");

    [Fact]
    public async Task A_push_that_holds_a_secret_is_refused_with_its_place_and_everything_stays_committed_here()
    {
        await AddRemoteAsync();
        _scene.Write("notes.json", "{\"a\": [1, \"" + _token + "\"]}");

        var result = await _scene.SyncAsync();

        var remote = Assert.Single(result.Remotes);
        Assert.Equal(RemoteState.Failed, remote.State);
        Assert.Contains("github-pat in 'backup/test-machine/memory/notes.json' at 1:12 /a/1", remote.Error, StringComparison.Ordinal);
        Assert.Contains("memvault secrets allow", remote.Error, StringComparison.Ordinal);
        Assert.NotNull(result.Commit);
        Assert.Equal(string.Empty, SyncScene.RunGit("--git-dir", Remote, "for-each-ref").Trim());
        Assert.Contains((await _scene.StatusAsync()).Reasons, reason => reason.Contains("github-pat", StringComparison.Ordinal));
        RequireTokenIsNowhereBesidesTheRepository();
    }

    [Fact]
    public async Task A_secret_that_was_allowed_passes_and_the_next_one_does_not()
    {
        await AddRemoteAsync();
        _scene.Write("a.md", "one " + _token);
        await _scene.SyncAsync();
        await using (var vault = await _scene.OpenAsync())
        {
            var finding = Assert.Single(await FindAsync(vault, new FindSecretsOptions()));
            Assert.False(finding.IsAllowed);
            await new SecretBaseline(vault).AllowAsync(finding.Fingerprint, "of a test server", CancellationToken.None);
        }

        Assert.Equal(RemoteState.Pushed, Assert.Single((await _scene.SyncAsync()).Remotes).State);
        _scene.Write("b.md", "two " + new SampleTokens(12).Make("stripe"));
        Assert.Equal(RemoteState.Failed, Assert.Single((await _scene.SyncAsync()).Remotes).State);
    }

    [Fact]
    public async Task A_secret_that_was_removed_again_before_the_push_is_found_in_the_history()
    {
        await AddRemoteAsync();
        _scene.Write("a.md", "one " + _token);
        await _scene.SyncAsync(new SyncOptions { Paths = [_scene.Source], NoPush = true });
        _scene.Write("a.md", "one");

        Assert.Equal(RemoteState.Failed, Assert.Single((await _scene.SyncAsync()).Remotes).State);

        await using var vault = await _scene.OpenAsync();
        Assert.Empty(await FindAsync(vault, new FindSecretsOptions()));
        Assert.Single(await FindAsync(vault, new FindSecretsOptions { History = true }));
        Assert.Single(await FindAsync(vault, new FindSecretsOptions { At = "HEAD~1" }));
    }

    [Fact]
    public async Task What_the_remote_has_already_is_not_looked_into_again()
    {
        await AddRemoteAsync();
        await SetAsync(SecretPolicy.Allow);
        _scene.Write("a.md", "one " + _token);
        Assert.Equal(RemoteState.Pushed, Assert.Single((await _scene.SyncAsync()).Remotes).State);

        await SetAsync(SecretPolicy.Block);
        _scene.Write("b.md", "harmless");

        Assert.Equal(RemoteState.Pushed, Assert.Single((await _scene.SyncAsync()).Remotes).State);
    }

    [Fact]
    public async Task A_secret_in_the_name_of_a_file_or_folder_is_found_once_and_the_name_is_not_shown()
    {
        await AddRemoteAsync();
        _scene.Write($"{_token}/a.md", "harmless");
        _scene.Write("b.md", "one");
        await _scene.SyncAsync(new SyncOptions { Paths = [_scene.Source], NoPush = true });
        _scene.Write("b.md", "two");

        var remote = Assert.Single((await _scene.SyncAsync()).Remotes);

        Assert.Equal(RemoteState.Failed, remote.State);
        Assert.Contains("1 secret would", remote.Error, StringComparison.Ordinal);
        Assert.Contains("github-pat in 'backup/test-machine/memory/REDACTED-github-pat' at its name", remote.Error, StringComparison.Ordinal);
        await using var vault = await _scene.OpenAsync();
        Assert.Equal(0, Assert.Single(await FindAsync(vault, new FindSecretsOptions())).Line);
        Assert.Single(await FindAsync(vault, new FindSecretsOptions { History = true }));
        Assert.Empty(await FindAsync(vault, new FindSecretsOptions { Paths = [_scene["b.md"]] }));
        RequireTokenIsNowhereBesidesTheRepositoryAndTheIndex();
    }

    [Fact]
    public async Task A_file_that_only_got_a_name_with_a_secret_is_found_although_its_content_is_known_there()
    {
        await AddRemoteAsync();
        _scene.Write("a.md", "harmless");
        Assert.Equal(RemoteState.Pushed, Assert.Single((await _scene.SyncAsync()).Remotes).State);
        File.Move(_scene["a.md"], _scene[_token + ".md"]);

        Assert.Equal(RemoteState.Failed, Assert.Single((await _scene.SyncAsync()).Remotes).State);
    }

    [Fact]
    public async Task A_file_of_this_machine_is_looked_at_by_its_name_and_in_utf16_too()
    {
        _scene.Write(_token + ".md", "harmless");
        await File.WriteAllTextAsync(_scene["wide.txt"], "key " + _token, System.Text.Encoding.Unicode);
        await using var vault = await _scene.OpenAsync();

        var findings = await FindAsync(vault, new FindSecretsOptions { Paths = [_scene.Source] });

        Assert.Equal([(_scene["REDACTED-github-pat.md"], "its name"), (_scene["wide.txt"], "1:5")], findings.Select(finding => (finding.Path, finding.Place)));
        Assert.Single(findings.Select(finding => finding.Fingerprint).Distinct());
    }

    [Fact]
    public async Task A_remote_that_is_removed_and_added_again_elsewhere_is_looked_through_from_the_beginning()
    {
        await AddRemoteAsync();
        await SetAsync(SecretPolicy.Allow);
        _scene.Write("a.md", "one " + _token);
        await _scene.SyncAsync();
        await using (var vault = await _scene.OpenAsync())
        {
            await new RemoteRegistry(vault).RemoveAsync("origin", CancellationToken.None);
        }

        var elsewhere = Path.Combine(_scene.Root, "elsewhere.git");
        SyncScene.RunGit("init", "-q", "--bare", "-b", "main", elsewhere);
        await _scene.AddRemoteAsync("origin", elsewhere);
        _scene.Write("b.md", "harmless");

        Assert.Equal(RemoteState.Failed, Assert.Single((await _scene.SyncAsync()).Remotes).State);
        Assert.Equal(string.Empty, SyncScene.RunGit("--git-dir", elsewhere, "for-each-ref").Trim());
    }

    [Fact]
    public async Task What_others_did_comes_in_although_the_way_out_is_shut()
    {
        await AddRemoteAsync();
        using var other = new SyncScene("other");
        await other.AddRemoteAsync("origin", Remote);
        other.Write("theirs.md", "theirs");
        await other.SyncAsync();
        _scene.Write("ours.md", _token);

        Assert.Equal(RemoteState.Failed, Assert.Single((await _scene.SyncAsync()).Remotes).State);

        Assert.Contains("backup/other/memory/theirs.md", _scene.Paths());
    }

    [Fact]
    public async Task A_scan_that_is_remembered_and_one_that_was_damaged_tell_the_same()
    {
        _scene.Write("a.json", "{\"a/b\": \"" + _token + "\"}");
        await _scene.SyncAsync();
        await using var vault = await _scene.OpenAsync();
        var first = await FindAsync(vault, new FindSecretsOptions());
        Assert.True(File.Exists(vault.Paths.SecretScans));
        var second = await FindAsync(vault, new FindSecretsOptions());
        await File.WriteAllTextAsync(vault.Paths.SecretScans, (await File.ReadAllTextAsync(vault.Paths.SecretScans)).Replace('\t', ' '));
        var third = await FindAsync(vault, new FindSecretsOptions());
        Assert.Equal("/a~1b", Assert.Single(first).Pointer);
        Assert.Equal(first, second);
        Assert.Equal(first, third);
    }

    [Fact]
    public async Task Files_and_folders_are_looked_into_and_one_that_is_missing_is_an_error()
    {
        _scene.Write("deep/a.md", _token);
        _scene.Write("b.md", "nothing");
        await using var vault = await _scene.OpenAsync();

        var finding = Assert.Single(await FindAsync(vault, new FindSecretsOptions { Paths = [_scene.Source] }));

        Assert.Equal(_scene["deep/a.md"], finding.Path);
        await Assert.ThrowsAsync<InvalidInputException>(() => FindAsync(vault, new FindSecretsOptions { Paths = [_scene["none"]] }));
        await Assert.ThrowsAsync<InvalidInputException>(() => new SecretBaseline(vault).AllowAsync(_token, null, CancellationToken.None));
    }

    private static async Task<List<SecretFinding>> FindAsync(Vault vault, FindSecretsOptions options)
    {
        var findings = new List<SecretFinding>();
        await foreach (var finding in new FindSecrets(vault).RunAsync(options, CancellationToken.None))
        {
            findings.Add(finding);
        }

        return findings;
    }

    private async Task AddRemoteAsync()
    {
        SyncScene.RunGit("init", "-q", "--bare", "-b", "main", Remote);
        await _scene.AddRemoteAsync("origin", Remote);
    }

    private async Task SetAsync(SecretPolicy policy)
    {
        await using var vault = await _scene.OpenAsync();
        await new RemoteRegistry(vault).SetSecretsAsync("origin", policy, CancellationToken.None);
    }

    private void RequireTokenIsNowhereBesidesTheRepository()
    {
        var files = Directory.EnumerateFiles(_scene.VaultPath, "*", SearchOption.AllDirectories).Where(file => !file.StartsWith(_scene.Repository, StringComparison.Ordinal));
        Assert.All(files, file => Assert.DoesNotContain(_token, File.ReadAllText(file), StringComparison.Ordinal));
    }

    // The index lists the files of this machine by their names; it never leaves it.
    private void RequireTokenIsNowhereBesidesTheRepositoryAndTheIndex()
    {
        File.Delete(Path.Combine(_scene.VaultPath, "local", "index"));
        RequireTokenIsNowhereBesidesTheRepository();
    }
}
