using MemoryVault.Processes;
using MemoryVault.Transcripts;

namespace MemoryVault.Tests.Transcripts;

/// <summary>One contract, over the programs that reach a source and the shells and tools that it may have.</summary>
public sealed class RemoteFeedTests : IDisposable
{
    private readonly RemoteMachine _machine = new();

    public static TheoryData<string> Kinds => ["fly", "kubectl", "dash", "bash", "busybox", "no dd", "shasum", "openssl"];

    public void Dispose() => _machine.Dispose();

    [RequiresUnixTheory]
    [MemberData(nameof(Kinds))]
    public async Task Files_are_listed_with_size_time_and_whether_they_are_in_the_window(string kind)
    {
        _machine.Write("a.jsonl", 1000);
        _machine.Write("deep/er/b.jsonl", 20);
        _machine.Write("old.jsonl", 5);
        _machine.Write("sessions.json", 2);
        _machine.Write("picture.png", 7);
        var changed = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(Path.Combine(_machine.Sessions, "old.jsonl"), changed);
        File.SetLastWriteTimeUtc(Path.Combine(_machine.Sessions, "sessions.json"), changed);

        await using var feed = Open(kind);
        var files = (await feed.ListAsync(default))!.ToDictionary(file => file.Path);

        Assert.Equal(["a.jsonl", "deep/er/b.jsonl", "old.jsonl", "sessions.json"], files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((1000, true), (files["a.jsonl"].Size, files["a.jsonl"].InWindow));
        Assert.Equal((5, false, changed), (files["old.jsonl"].Size, files["old.jsonl"].InWindow, files["old.jsonl"].Modified.UtcDateTime));
        Assert.True(files["sessions.json"].InWindow);
        Assert.True(feed.IsListingWhole);
        Assert.Empty(feed.Refused);
    }

    [RequiresUnixTheory]
    [MemberData(nameof(Kinds))]
    public async Task Whole_files_and_the_tails_behind_verified_segments_are_sent(string kind)
    {
        var whole = _machine.Write("a.jsonl", 300_001, seed: 2);
        var grown = _machine.Write("b.jsonl", 200_000, seed: 3);
        var same = _machine.Write("c.jsonl", 5000, seed: 4);
        var rewritten = _machine.Write("d.jsonl", 9000, seed: 5);
        var shrunk = _machine.Write("e.jsonl", 100, seed: 6);
        _machine.Write("f.jsonl", 0);
        var altered = RemoteMachine.Marks(rewritten, 4000, 3000);
        altered[1] = RemoteMachine.Marks(shrunk, 100)[0] with { Length = 3000 };

        await using var feed = Open(kind);
        var files = await Received.AllAsync(feed, [
            new("a.jsonl", []), new("b.jsonl", RemoteMachine.Marks(grown, 65_536, 1, 70_000)), new("c.jsonl", RemoteMachine.Marks(same, 3000, 2000)),
            new("gone.jsonl", []), new("d.jsonl", altered), new("e.jsonl", RemoteMachine.Marks(rewritten, 101)), new("f.jsonl", [])]);

        Assert.Equal(
            ["a.jsonl 300001 0", "b.jsonl 200000 3", "c.jsonl 5000 2", "d.jsonl 9000 1", "e.jsonl 100 0", "f.jsonl 0 0"],
            files.Select(file => $"{file.Path} {file.Size} {file.SegmentsVerified}"));
        Assert.Equal(whole, files[0].Content);
        Assert.Equal(grown[135_537..], files[1].Content);
        Assert.Empty(files[2].Content);
        Assert.Equal(rewritten[4000..], files[3].Content);
        Assert.Equal(shrunk, files[4].Content);
        Assert.Empty(files[5].Content);
        var sent = 300_001 + 64_463 + 5000 + 100;
        Assert.InRange(feed.BytesReceived, kind is "fly" or "kubectl" ? sent / 2 : sent, kind is "fly" or "kubectl" ? sent * 9 / 10 : sent + 2000);
    }

    [RequiresUnixFact]
    public async Task Without_a_tool_that_hashes_the_whole_file_is_sent()
    {
        var content = _machine.Write("a.jsonl", 5000);

        await using var feed = Open("no hash");
        var file = Assert.Single(await Received.AllAsync(feed, [new("a.jsonl", RemoteMachine.Marks(content, 3000))]));

        Assert.Equal(0, file.SegmentsVerified);
        Assert.Equal(content, file.Content);
    }

    [RequiresUnixFact]
    public async Task Without_dd_and_head_the_wanted_files_come_by_tar()
    {
        var content = _machine.Write("a.jsonl", 50_000);
        _machine.Write("b.jsonl", 10);
        _machine.Write("-rf '$(touch pwned)'.jsonl", 20);

        await using var feed = Open("tar only");
        var files = await Received.AllAsync(feed, [new("a.jsonl", RemoteMachine.Marks(content, 3000)), new("gone.jsonl", []), new("-rf '$(touch pwned)'.jsonl", [])]);

        Assert.Equal(["a.jsonl", "-rf '$(touch pwned)'.jsonl"], files.Select(file => file.Path));
        Assert.Equal(content, files[0].Content);
        AssertNothingIsRun();
    }

    [RequiresUnixFact]
    public async Task A_source_that_cannot_list_sends_everything_by_tar()
    {
        var content = _machine.Write("deep/a.jsonl", 50_000);
        _machine.Write("picture.png", 10);

        await using var feed = Open("bare");

        Assert.Null(await feed.ListAsync(default));
        var file = Assert.Single(await Received.AllAsync(feed, null));
        Assert.Equal("deep/a.jsonl", file.Path);
        Assert.Equal(content, file.Content);
    }

    [RequiresUnixFact]
    public async Task Asked_for_everything_it_sends_what_is_in_the_window()
    {
        _machine.Write("new.jsonl", 10);
        _machine.Write("old.jsonl", 10);
        File.SetLastWriteTimeUtc(Path.Combine(_machine.Sessions, "old.jsonl"), DateTime.UtcNow.AddDays(-31));

        await using var feed = Open("dash");

        Assert.Equal("new.jsonl", Assert.Single(await Received.AllAsync(feed, null)).Path);
    }

    [RequiresUnixTheory]
    [MemberData(nameof(Kinds))]
    public async Task Names_that_a_shell_would_obey_are_only_names(string kind)
    {
        string[] names = ["; touch pwned.jsonl", "$(touch pwned).jsonl", "`touch pwned`.jsonl", "it's.jsonl", "-rf.jsonl", "a  b.jsonl", "&& touch pwned;.jsonl", "~root.jsonl", "$HOME.jsonl", "ü💾.jsonl", "#x.jsonl", "!!.jsonl"];
        foreach (var name in names)
        {
            _machine.Write(name, 100, seed: name.Length);
        }

        await using var feed = Open(kind);
        var wanted = (await feed.ListAsync(default))!.Select(file => new FileRequest(file.Path, RemoteMachine.Marks(RemoteMachine.Content(100, file.Path.Length), 50))).ToList();
        var files = await Received.AllAsync(feed, wanted);

        Assert.Equal(names.Order(StringComparer.Ordinal), files.Select(file => file.Path).Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.Equal(RemoteMachine.Content(100, file.Path.Length)[50..], file.Content));
        AssertNothingIsRun();
    }

    [RequiresUnixTheory]
    [MemberData(nameof(Kinds))]
    public async Task A_folder_that_a_shell_would_obey_is_only_a_folder(string kind)
    {
        const string Folder = "it's $(touch pwned) `touch pwned`; touch pwned #";
        _machine.Write(Folder + "/a.jsonl", 10);

        await using var feed = Open(kind, Path.Combine(_machine.Sessions, Folder));

        Assert.Equal("a.jsonl", Assert.Single((await feed.ListAsync(default))!).Path);
        Assert.Single(await Received.AllAsync(feed, [new("a.jsonl", [])]));
        AssertNothingIsRun();
    }

    [RequiresUnixFact]
    public async Task A_folder_below_the_home_is_found_there()
    {
        Directory.CreateDirectory(_machine["home", "my sessions"]);
        File.WriteAllText(_machine["home", "my sessions", "a.jsonl"], "{}");

        await using var feed = Open("dash", "~/my sessions");

        Assert.Single((await feed.ListAsync(default))!);
    }

    [RequiresUnixTheory]
    [MemberData(nameof(Kinds))]
    public async Task What_is_no_plain_file_or_has_an_impossible_name_is_refused_and_named(string kind)
    {
        _machine.Write("good.jsonl", 10);
        _machine.Write("two\nlines.jsonl", 10);
        _machine.Write("folder\nof/x.jsonl", 10);
        _machine.Write("col:on.jsonl", 10);
        _machine.Write("esc\u001b[2J.jsonl", 10);
        File.CreateSymbolicLink(Path.Combine(_machine.Sessions, "link.jsonl"), "/etc/passwd");
        File.WriteAllBytes(_machine["home", "x"], []);

        await using var feed = Open(kind);

        Assert.Equal("good.jsonl", Assert.Single((await feed.ListAsync(default))!).Path);
        Assert.Equal(
            ["col:on.jsonl", "esc\\u{1b}[2J.jsonl", "folder\\u{a}of", "link.jsonl", "two\\u{a}lines.jsonl"],
            feed.Refused.Select(refused => refused.Name).Order(StringComparer.Ordinal));
    }

    [RequiresUnixFact]
    public async Task A_file_that_became_a_link_since_it_was_listed_is_not_sent()
    {
        File.CreateSymbolicLink(Path.Combine(_machine.Sessions, "a.jsonl"), "/etc/passwd");

        await using var feed = Open("dash");

        Assert.Empty(await Received.AllAsync(feed, [new("a.jsonl", [])]));
    }

    [RequiresUnixFact]
    public async Task Files_beyond_the_bounds_are_not_asked_for_and_too_many_are_not_looked_at()
    {
        _machine.Write("big.jsonl", 2001);
        _machine.Write("a.jsonl", 10);
        _machine.Write("b.jsonl", 10);
        _machine.Docker();

        await using var bounded = _machine.Open(_machine.Source() with { Limits = new SessionLimits { MaximumFileBytes = 2000 } });
        var files = (await bounded.ListAsync(default))!;
        Assert.Equal(["big.jsonl"], files.Where(file => !file.InWindow).Select(file => file.Path));
        Assert.DoesNotContain(await Received.AllAsync(bounded, [new("big.jsonl", []), new("a.jsonl", [])]), file => file.Path == "big.jsonl");
        Assert.Equal("big.jsonl", Assert.Single(bounded.Refused).Name);

        await using var few = _machine.Open(_machine.Source() with { Limits = new SessionLimits { MaximumMembers = 2 } });
        Assert.Equal(2, (await few.ListAsync(default))!.Count);
        Assert.False(few.IsListingWhole);
    }

    [RequiresUnixFact]
    public async Task A_file_that_shrinks_while_it_is_sent_breaks_the_feed_instead_of_looking_whole()
    {
        _machine.Write("a.jsonl", 100);
        _machine.Write("b.jsonl", 200_000);
        _machine.Docker(path: LyingStat());

        await using var feed = _machine.Open();
        var (files, error) = await Received.TryAllAsync(feed, [new("a.jsonl", []), new("b.jsonl", [])]);

        Assert.Empty(files);
        Assert.IsType<SessionFeedBrokenException>(error);
    }

    [RequiresUnixFact]
    public async Task A_folder_that_is_not_there_is_named_with_the_remedy()
    {
        await using var feed = Open("fly", "/no/such/folder");

        var error = await Assert.ThrowsAsync<SessionSourceFailedException>(() => feed.ListAsync(default));

        Assert.Contains("/no/such/folder", error.Message, StringComparison.Ordinal);
    }

    [RequiresUnixTheory]
    [InlineData("fly", "Error: no access token available. Please login with 'flyctl auth login'", "fly auth login")]
    [InlineData("fly", "Error: app bot has no started VMs.", "fly machine start")]
    [InlineData("kubectl", "Error from server (NotFound): pods \"bot\" not found", "kubectl get pods")]
    [InlineData("docker", "Error response from daemon: No such container: bot", "docker ps")]
    [InlineData("docker", "exec: \"/bin/sh\": stat /bin/sh: no such file or directory", "no shell")]
    [InlineData("ssh", "Host key verification failed.", "host's key")]
    [InlineData("ssh", "bot: Permission denied (publickey).", "ssh-copy-id")]
    public async Task What_a_program_says_is_in_the_error_with_the_remedy(string preset, string words, string remedy)
    {
        _machine.Program(preset, $"cat >/dev/null & echo '{words.Replace("'", "'\\''", StringComparison.Ordinal)}' >&2; exit 255");

        await using var feed = _machine.Open(_machine.Source(preset));
        var error = await Assert.ThrowsAsync<SessionSourceFailedException>(() => feed.ListAsync(default));

        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Contains("255", error.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, error.Remedy, StringComparison.Ordinal);
    }

    [RequiresUnixFact]
    public async Task A_program_that_is_not_there_is_named_with_where_it_comes_from()
    {
        _machine.Services = _machine.Services with { Environment = _machine.Services.Environment with { Variables = new Dictionary<string, string> { ["PATH"] = _machine["bin"] } } };

        await using var feed = _machine.Open(_machine.Source("fly"));
        var error = await Assert.ThrowsAsync<ProgramMissingException>(() => feed.ListAsync(default));

        Assert.Equal("fly", error.Target);
        Assert.Contains("flyctl", error.Remedy, StringComparison.Ordinal);
    }

    private RemoteFeed Open(string kind, string? folder = null)
    {
        string[] tools = ["find", "stat", "date", "dd", "head", "tail", "wc", "tar", "sh"];
        switch (kind)
        {
            case "fly":
                _machine.Fly();
                break;
            case "kubectl":
                _machine.Kubectl();
                break;
            case "bash":
                _machine.Docker("/bin/bash --posix");
                break;
            case "busybox":
                _machine.Docker($"{RemoteMachine.Busybox} sh", _machine.BusyboxTools());
                break;
            case "no dd":
                _machine.Docker(path: _machine.Tools([.. tools.Except(["dd"]), "sha1sum"]));
                break;
            case "shasum" or "openssl":
                _machine.Docker(path: _machine.Tools([.. tools, kind]));
                break;
            case "no hash":
                _machine.Docker(path: _machine.Tools(tools));
                break;
            case "tar only":
                _machine.Docker(path: _machine.Tools("find", "stat", "date", "wc", "tar", "sh"));
                break;
            case "bare":
                _machine.Docker(path: _machine.Tools("tar", "sh"));
                break;
            default:
                _machine.Docker();
                break;
        }

        var source = _machine.Source(kind is "fly" or "kubectl" ? kind : "docker");
        return _machine.Open(folder is null ? source : source with { Folder = folder });
    }

    // As if the file had been larger when it was looked at.
    private string LyingStat()
    {
        var folder = _machine.Tools("find", "date", "dd", "head", "tail", "wc", "sha1sum", "sh");
        RemoteMachine.MakeProgram(Path.Combine(folder, "stat"), "case $4$3 in *a.jsonl*) echo '100000 1700000000.0' ;; *) exec /usr/bin/stat \"$@\" ;; esac\n");
        return folder;
    }

    private void AssertNothingIsRun() =>
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(_machine.Place, "*", SearchOption.AllDirectories), path => Path.GetFileName(path).StartsWith("pwned", StringComparison.Ordinal));
}
