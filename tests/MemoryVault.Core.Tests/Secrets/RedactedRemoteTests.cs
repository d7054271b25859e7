using MemoryVault.Backup;
using MemoryVault.Git;
using MemoryVault.GitHub;
using MemoryVault.Json;
using MemoryVault.Memory;
using MemoryVault.Secrets;
using MemoryVault.Tests.Backup;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Secrets;

public sealed class RedactedRemoteTests : IDisposable
{
    private const string Folder = "backup/ann/memory";

    private readonly TemporaryFolder _folder = new();
    private readonly SyncScene _ann;
    private readonly RedactedCopy _copy;
    private readonly string _token = new SampleTokens(41).Make("github-pat");
    private readonly string _key = new SampleTokens(42).Make("stripe");

    public RedactedRemoteTests()
    {
        _ann = new SyncScene("ann", _folder);
        _copy = new RedactedCopy(_folder["public.git"]);
    }

    public void Dispose()
    {
        _ann.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_remote_gets_every_commit_with_its_secrets_blacked_out_and_the_vault_keeps_them()
    {
        _ann.Write("old.md", $"long ago {_key}");
        await _ann.SyncAsync();
        _ann.Write("old.md", "gone");
        _ann.Write($"notes of {_token}.json", "{\"a\": {\"token\": \"" + _token + "\"}}");
        await _ann.SyncAsync();
        await AddAsync(_ann);

        var result = await _ann.SyncAsync();

        var remote = Assert.Single(result.Remotes);
        Assert.Equal((RemoteState.Pushed, 0, 0, null), (remote.State, remote.Ahead, remote.Behind, remote.Error));
        Assert.NotNull(remote.LastReached);
        _copy.RequireNowhere(_token, _key);
        _copy.RequireShapeOf(_ann);
        _copy.RequireNoIdsOf(_ann);
        Assert.Equal("long ago [REDACTED:stripe]", _copy.Show($"{Folder}/old.md", "main~1"));
        Assert.Equal("{\"a\": {\"token\": \"[REDACTED:github-pat]\"}}", _copy.Show($"{Folder}/notes of REDACTED-github-pat.json"));
        Assert.Contains("redacted copy", _copy.Show("REDACTED.md"), StringComparison.Ordinal);
        Assert.Contains(_token, _ann.Show($"{Folder}/notes of {_token}.json"), StringComparison.Ordinal);
        Assert.Equal(RemoteState.UpToDate, Assert.Single((await _ann.StatusAsync()).Remotes).State);
    }

    [Fact]
    public async Task The_next_sync_adds_to_the_copy_and_one_with_nothing_new_pushes_nothing()
    {
        _ann.Write("a.md", $"key {_key}");
        await AddAsync(_ann);
        await _ann.SyncAsync();
        var first = _copy.Tip;
        Assert.Equal(RemoteState.UpToDate, Assert.Single((await _ann.SyncAsync()).Remotes).State);
        _ann.Write("b.md", $"token {_token}");
        await _ann.SyncAsync(new SyncOptions { Paths = [_ann.Source], NoPush = true });
        var status = Assert.Single((await _ann.StatusAsync()).Remotes);
        Assert.Equal((RemoteState.Ahead, 1, 0), (status.State, status.Ahead, status.Behind));

        Assert.Equal(RemoteState.Pushed, Assert.Single((await _ann.SyncAsync()).Remotes).State);

        Assert.Equal(first, _copy.Git("rev-parse", "main~1").Trim());
        _copy.RequireNowhere(_token, _key);
        _copy.RequireShapeOf(_ann);
    }

    [Fact]
    public async Task What_was_pushed_stays_as_it_is_when_a_secret_is_allowed_later_and_only_new_content_has_it()
    {
        _ann.Write("a.md", $"key {_key}");
        _ann.Write("b.md", "b");
        await AddAsync(_ann);
        await _ann.SyncAsync();
        var first = _copy.Tip;
        await using (var vault = await _ann.OpenAsync())
        {
            await new SecretBaseline(vault).AllowAsync(SecretFingerprints.Open(vault.Paths).Of(System.Text.Encoding.UTF8.GetBytes(_key)), null, CancellationToken.None);
        }

        _ann.Write("b.md", "changed");
        Assert.Equal(RemoteState.Pushed, Assert.Single((await _ann.SyncAsync()).Remotes).State);
        Assert.Equal("key [REDACTED:stripe]", _copy.Show($"{Folder}/a.md"));
        _ann.Write("a.md", $"key {_key}, revoked");
        await _ann.SyncAsync();

        Assert.Equal($"key {_key}, revoked", _copy.Show($"{Folder}/a.md"));
        Assert.Equal(first, _copy.Git("rev-parse", "main~2").Trim());
    }

    [Fact]
    public async Task Messages_and_records_of_conflicts_lose_their_secrets_and_the_ids_that_are_hashes_over_them()
    {
        var hub = _folder["hub.git"];
        SyncScene.RunGit("init", "-q", "--bare", "-b", "main", hub);
        using var bob = new SyncScene("bob", _folder);
        foreach (var scene in new[] { _ann, bob })
        {
            await scene.AddSourceAsync(new SourceSettings { Root = scene.Source, Name = "shared", Folder = "shared" });
            await scene.AddRemoteAsync("hub", hub);
            await SetAsync(scene, "hub", SecretPolicy.Allow);
        }

        await AddAsync(_ann);
        await BothWriteAsync(bob, "one");
        await BothWriteAsync(bob, "two");
        await using (var vault = await _ann.OpenAsync())
        {
            await new CheckIn(vault).RunAsync(
                new CheckInOptions { Agent = "a", Source = "test", Base = "main", Justification = $"uses {_token}", Proposal = JsonValue.Parse(System.Text.Encoding.UTF8.GetBytes("{\"keys\": {\"" + _token + "\": \"" + _key + "\"}}")) },
                CancellationToken.None);
        }

        var result = await _ann.SyncAsync(new SyncOptions());

        Assert.All(result.Remotes, remote => Assert.Null(remote.Error));
        Assert.Contains(_ann.Paths(), path => path.StartsWith("conflicts/", StringComparison.Ordinal));
        Assert.Contains("uses [REDACTED:github-pat]", _copy.Git("log", "--format=%B"), StringComparison.Ordinal);
        Assert.Contains(_copy.Git("log", "-1", "--format=%(trailers:key=Vault-Base,valueonly)").Trim(), _copy.Git("rev-list", "main"), StringComparison.Ordinal);
        _copy.RequireNowhere(_token, _key);
        _copy.RequireShapeOf(_ann);
        _copy.RequireNoIdsOf(_ann);
    }

    [Fact]
    public async Task Two_machines_that_share_a_vault_push_one_copy_and_each_goes_on_where_the_other_was()
    {
        var hub = _folder["hub.git"];
        SyncScene.RunGit("init", "-q", "--bare", "-b", "main", hub);
        using var bob = new SyncScene("bob", _folder);
        foreach (var scene in new[] { _ann, bob })
        {
            await scene.AddRemoteAsync("hub", hub);
            await SetAsync(scene, "hub", SecretPolicy.Allow);
            await AddAsync(scene);
        }

        for (var round = 0; round < 3; round++)
        {
            _ann.Write($"a{round}.md", $"{round} {_token}");
            bob.Write($"b{round}.md", $"{round} {_key}");
            Assert.All((await _ann.SyncAsync()).Remotes, remote => Assert.Null(remote.Error));
            Assert.All((await bob.SyncAsync()).Remotes, remote => Assert.Null(remote.Error));
        }

        _copy.RequireNowhere(_token, _key);
        _copy.RequireShapeOf(bob);
        Assert.Contains("backup/bob/memory/b2.md", _copy.Paths());
    }

    [Fact]
    public async Task A_machine_that_is_behind_says_so_and_goes_on_when_it_is_not()
    {
        var hub = _folder["hub.git"];
        SyncScene.RunGit("init", "-q", "--bare", "-b", "main", hub);
        using var bob = new SyncScene("bob", _folder);
        await _ann.AddRemoteAsync("hub", hub);
        await AddAsync(_ann);
        _ann.Write("a.md", "a");
        await _ann.SyncAsync();
        await AddAsync(bob);
        bob.Write("b.md", "b");

        var alone = Assert.Single((await bob.SyncAsync()).Remotes);
        await bob.AddRemoteAsync("hub", hub);
        var shared = (await bob.SyncAsync()).Remotes;

        Assert.Equal(RemoteState.Failed, alone.State);
        Assert.Contains("commits that are none of it", alone.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("backup/bob/memory/a.md", bob.Paths());
        Assert.Equal([RemoteState.Pushed, RemoteState.Merged], shared.Select(remote => remote.State));
        _copy.RequireShapeOf(bob);
    }

    [Theory]
    [InlineData("refs/remotes/public/main")]
    [InlineData("refs/memoryvault/projections/public/source")]
    [InlineData("refs/memoryvault/projections/public/tip")]
    public async Task Ended_between_the_push_and_its_note_or_between_two_notes_the_next_sync_goes_on(string lost)
    {
        _ann.Write("a.md", $"one {_token}");
        await AddAsync(_ann);
        await _ann.SyncAsync();
        var before = _ann.Git("rev-parse", lost).Trim();
        _ann.Write("a.md", $"two {_token}");
        await _ann.SyncAsync();
        _ann.Git("update-ref", lost, before);

        Assert.Null(Assert.Single((await _ann.SyncAsync()).Remotes).Error);
        _ann.Git("update-ref", "-d", lost);
        _ann.Write("a.md", $"three {_token}");
        Assert.Equal(RemoteState.Pushed, Assert.Single((await _ann.SyncAsync()).Remotes).State);

        _copy.RequireNowhere(_token);
        _copy.RequireShapeOf(_ann);
    }

    [Fact]
    public async Task A_remote_that_could_not_be_reached_gets_everything_later()
    {
        _ann.Write("a.md", $"one {_token}");
        await AddAsync(_ann);
        var away = _copy.Path + ".away";
        Directory.Move(_copy.Path, away);
        var failed = Assert.Single((await _ann.SyncAsync()).Remotes);
        Assert.Equal((RemoteState.Failed, null), (failed.State, failed.Ahead));
        Directory.Move(away, _copy.Path);

        Assert.Equal(RemoteState.Pushed, Assert.Single((await _ann.SyncAsync()).Remotes).State);
        _copy.RequireShapeOf(_ann);
    }

    [Fact]
    public async Task A_remote_that_coordinates_or_holds_something_else_is_refused_and_nothing_is_merged()
    {
        _ann.Write("a.md", $"one {_token}");
        await _ann.AddRemoteAsync("public", _copy.Path);
        await SetAsync(_ann, "public", SecretPolicy.Allow);
        await _ann.SyncAsync();
        var plain = _copy.Tip;
        Assert.Contains("no commit in common", (await Assert.ThrowsAsync<RedactedRemoteException>(() => SetAsync(_ann, "public", SecretPolicy.Redact))).Message, StringComparison.Ordinal);
        await using (var vault = await _ann.OpenAsync())
        {
            var registry = new RemoteRegistry(vault);
            await registry.SetAsync("public", coordinate: true, CancellationToken.None);
            await Assert.ThrowsAsync<RedactedRemoteException>(() => registry.SetSecretsAsync("public", SecretPolicy.Redact, CancellationToken.None));
            await registry.RemoveAsync("public", CancellationToken.None);
        }

        await AddAsync(_ann);
        var refused = Assert.Single((await _ann.SyncAsync()).Remotes);
        Assert.Equal(RemoteState.Failed, refused.State);
        Assert.Contains("holds the history of a vault as it is", refused.Error, StringComparison.Ordinal);
        Assert.Equal(plain, _copy.Tip);
        await using (var vault = await _ann.OpenAsync())
        {
            await Assert.ThrowsAsync<RedactedRemoteException>(() => new RemoteRegistry(vault).SetAsync("public", coordinate: true, CancellationToken.None));
        }
    }

    [Fact]
    public async Task A_redacted_copy_is_never_merged_into_a_vault_that_takes_its_remote_for_a_plain_one()
    {
        _ann.Write("a.md", $"one {_token}");
        await AddAsync(_ann);
        await _ann.SyncAsync();
        await Assert.ThrowsAsync<RedactedRemoteException>(() => SetAsync(_ann, "public", SecretPolicy.Block));
        var head = _ann.Git("rev-parse", "main");
        await _ann.AddRemoteAsync("again", _copy.Path);
        await SetAsync(_ann, "again", SecretPolicy.Allow);
        using var empty = new SyncScene("empty", _folder);
        await empty.AddRemoteAsync("public", _copy.Path);

        var again = (await _ann.SyncAsync()).Remotes[1];
        var other = await SyncNothingAsync(empty);

        Assert.All([again, other], remote => Assert.Equal(RemoteState.Failed, remote.State));
        Assert.All([again, other], remote => Assert.Contains("redacted copy of a vault", remote.Error, StringComparison.Ordinal));
        Assert.Equal(head, _ann.Git("rev-parse", "main"));
    }

    [Fact]
    public async Task A_vault_made_from_a_redacted_copy_says_so_and_goes_on_with_it()
    {
        _ann.Write("a.md", $"one {_token}");
        await AddAsync(_ann);
        await _ann.SyncAsync();
        using var eve = new SyncScene("eve", _folder);

        var made = await new CreateVault(eve.Services).RunAsync(
            new CreateVaultOptions { Path = eve.VaultPath, From = _copy.Path, PathMap = [new(_ann.Home, eve.Home), new(_ann.Root, eve.Root)] }, CancellationToken.None);
        Assert.True(made.IsRedacted);
        Assert.Equal("one [REDACTED:github-pat]", File.ReadAllText(eve["a.md"]));
        Assert.Null(Assert.Single((await eve.SyncAsync(new SyncOptions())).Remotes).Error);
        eve.Write("b.md", $"two {_key}");
        Assert.Equal(RemoteState.Pushed, Assert.Single((await eve.SyncAsync(new SyncOptions())).Remotes).State);

        _copy.RequireNowhere(_token, _key);
        Assert.Equal("two [REDACTED:stripe]", _copy.Show($"{Folder}/b.md"));
        Assert.Equal("one [REDACTED:github-pat]", _copy.Show($"{Folder}/a.md"));
    }

    [Fact]
    public async Task A_long_file_in_segments_loses_its_secrets_and_is_whole_otherwise()
    {
        var lines = Enumerable.Range(0, 9000).Select(i => $"{{\"n\":{i},\"text\":\"{new string((char)('a' + (i % 26)), 60)}{(i % 3000 == 5 ? " " + _token : string.Empty)}\"}}\n").ToArray();
        _ann.Write("log.jsonl", string.Concat(lines));
        await AddAsync(_ann);
        await _ann.SyncAsync();
        _ann.Write("log.jsonl", string.Concat(lines) + "{\"n\":9000}\n");
        await _ann.SyncAsync();

        var parts = _copy.Paths().Where(path => path.StartsWith($"{Folder}/log.jsonl/", StringComparison.Ordinal)).ToArray();
        Assert.True(parts.Length > 1);
        Assert.Equal(
            (string.Concat(lines) + "{\"n\":9000}\n").Replace(_token, "[REDACTED:github-pat]", StringComparison.Ordinal), string.Concat(parts.Select(part => _copy.Show(part))));
        _copy.RequireNowhere(_token);
    }

    [Fact]
    public async Task Over_http_the_copy_arrives_too()
    {
        using var server = new HttpGitServer(Path.GetDirectoryName(_copy.Path)!, "tester:not-a-secret");
        File.WriteAllText(Path.Combine(_ann.Home, ".gitconfig"), "[credential]\n\thelper = \"!f() { echo username=tester; echo password=not-a-secret; }; f\"\n");
        _ann.Write("a.md", $"one {_token}");
        await _ann.AddRemoteAsync("public", server.UrlOf("public.git"));
        await SetAsync(_ann, "public", SecretPolicy.Redact);

        var remote = Assert.Single((await WithHomeAsync()).Remotes);

        Assert.Equal((RemoteState.Pushed, null), (remote.State, remote.Error));
        _copy.RequireNowhere(_token);
        _copy.RequireShapeOf(_ann);
    }

    [Fact]
    public async Task A_thousand_commits_with_merges_are_copied_and_one_more_writes_only_what_it_changes()
    {
        _ann.Write("a.md", $"first {_token}");
        await _ann.SyncAsync();
        ImportHistory(1000);
        await AddAsync(_ann);
        Assert.Equal(RemoteState.Pushed, Assert.Single((await _ann.SyncAsync()).Remotes).State);
        Assert.Equal(_ann.Git("rev-list", "--count", "main"), _copy.Git("rev-list", "--count", "main"));
        _copy.RequireShapeOf(_ann);
        _copy.RequireNowhere(_token, _key);
        var before = Objects();

        _ann.Write("a.md", $"second {_token}");
        Assert.Equal(RemoteState.Pushed, Assert.Single((await _ann.SyncAsync()).Remotes).State);

        // Commit, blob and the trees above it: once as it is, with the machine's view, and once blacked out.
        Assert.InRange(Objects() - before, 1, 20);
        _copy.RequireShapeOf(_ann);
    }

    private int Objects() => _ann.Git("cat-file", "--batch-all-objects", "--batch-check=%(objectname)").Count(c => c == '\n');

    // Each tenth commit leaves the history and is merged five commits later; every seventh has a secret.
    private void ImportHistory(int count)
    {
        var stream = new System.Text.StringBuilder();
        var tip = _ann.Git("rev-parse", "main").Trim();
        for (var i = 0; i < count; i++)
        {
            var message = $"Sync {i}\n\nVault-Event: 0190{i:x8}-0000-7000-8000-000000000000\nVault-Kind: sync\n";
            var text = $"{i} {(i % 7 == 0 ? _key : "nothing")}\n";
            var isSide = i % 10 == 0;
            stream.Append($"commit refs/heads/{(isSide ? "side" : "main")}\nmark :{i + 1}\ncommitter ann <ann@example.org> {1700000000 + i} +0100\ndata {message.Length}\n{message}\n");
            var parent = i < 2 ? tip : i % 10 == 1 ? $":{i - 1}" : $":{i}";
            stream.Append($"from {parent}\n");
            if (i % 10 == 5)
            {
                stream.Append($"merge :{i - 4}\n");
            }

            stream.Append($"M 100644 inline backup/old/files/{i % 50}/{i % 5}.md\ndata {text.Length}\n{text}\n");
        }

        var file = _folder["import"];
        File.WriteAllText(file, stream.ToString());
        using var git = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("/bin/sh", ["-c", $"git --git-dir '{_ann.Repository}' fast-import --quiet --force < '{file}'"]))!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }

    private async Task BothWriteAsync(SyncScene bob, string what)
    {
        _ann.Write("x.md", $"ann {what} {_token}\n");
        await _ann.SyncAsync(new SyncOptions());
        bob.Write("x.md", $"bob {what} {_key}\n");
        await bob.SyncAsync(new SyncOptions());
    }

    private async Task AddAsync(SyncScene scene)
    {
        await scene.AddRemoteAsync("public", _copy.Path);
        await SetAsync(scene, "public", SecretPolicy.Redact);
    }

    private static async Task SetAsync(SyncScene scene, string remote, SecretPolicy policy)
    {
        await using var vault = await scene.OpenAsync();
        await new RemoteRegistry(vault).SetSecretsAsync(remote, policy, CancellationToken.None);
    }

    private static async Task<RemoteOutcome> SyncNothingAsync(SyncScene scene)
    {
        scene.Write("own.md", "own");
        return Assert.Single((await scene.SyncAsync()).Remotes);
    }

    private async Task<SyncResult> WithHomeAsync()
    {
        var services = _ann.Services with
        {
            Environment = _ann.Services.Environment with
            {
                Variables = new Dictionary<string, string>(_ann.Services.Environment.Variables) { ["HOME"] = _ann.Home },
            },
        };
        await using var vault = Vault.Open(_ann.VaultPath, services);
        return await new SyncVault(vault).RunAsync(new SyncOptions { Paths = [_ann.Source] }, CancellationToken.None);
    }
}
