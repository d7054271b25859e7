using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Git;

/// <summary>Fetch, push and ls-remote against other repositories on disk, which git speaks to as it does to a host.</summary>
public sealed class RemoteTests : IDisposable
{
    private const string Main = "refs/heads/main";
    private const string Incoming = "refs/memoryvault/incoming/origin";
    private readonly TestGit _git = new();

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task A_push_arrives_and_a_second_one_of_the_same_is_no_error()
    {
        var remote = _git.MakeRemote("remote.git");
        await using var repository = await _git.OpenAsync();
        var commit = _git.Commit("a");
        await repository.PushAsync(remote, [new(commit, Main)], None);
        await repository.PushAsync("file://" + remote, [new(commit, Main)], None);
        Assert.Equal(commit.ToString(), _git.RunIn(remote, null, "rev-parse", Main));
        Assert.Equal([new(Main, commit)], await repository.ListRemoteAsync(remote, ["refs/heads/*"], None));
        await repository.PushAsync(remote, [new(commit, "refs/heads/other")], None);
        await repository.PushAsync(remote, [new(ObjectId.None, "refs/heads/other")], None);
        Assert.Single(await repository.ListRemoteAsync(remote, [], None));
    }

    [Fact]
    public async Task A_fetch_brings_the_commit_and_says_where_there_is_nothing()
    {
        var remote = _git.MakeRemote("remote.git");
        await using var repository = await _git.OpenAsync();
        Assert.False(await repository.FetchAsync(remote, Main, Incoming, None));
        var commit = _git.Commit("a");
        await repository.PushAsync(remote, [new(commit, Main)], None);
        await GitRepository.InitializeAsync(_git["second.git"], _git.Services, None);
        await using var second = GitRepository.Open(_git["second.git"], _git.Services, "git");
        Assert.True(await second.FetchAsync(remote, Main, Incoming, None));
        Assert.Equal(commit, await second.ReadRefAsync(Incoming, None));
        Assert.Equal("a", (await second.Objects.ReadCommitAsync(commit, None)).Message.Subject);
        Assert.False(File.Exists(Path.Combine(_git["second.git"], "FETCH_HEAD")));
    }

    [Fact]
    public async Task A_lock_that_a_killed_git_left_does_not_stop_a_fetch_or_what_is_known_of_a_remote()
    {
        var remote = _git.MakeRemote("remote.git");
        await using var repository = await _git.OpenAsync();
        var commit = _git.Commit("a");
        await repository.PushAsync(remote, [new(commit, Main)], None);
        const string Known = "refs/remotes/origin/main";
        foreach (var name in (string[])[Incoming, Known])
        {
            var file = Path.Combine(_git.RepositoryPath, name + ".lock");
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, string.Empty);
        }

        await Task.WhenAll(
            repository.FetchAsync(remote, "+" + Main, Incoming, None), repository.UpdateKnownRefsAsync([new(Known, commit, ObjectId.None)], "known", None));
        Assert.Equal((commit, commit), (await repository.ReadRefAsync(Incoming, None), await repository.ReadRefAsync(Known, None)));
    }

    [Fact]
    public async Task A_lock_that_a_killed_git_left_in_the_remote_is_told_with_its_name_and_stays_its_owners()
    {
        var remote = _git.MakeRemote("remote.git");
        await using var repository = await _git.OpenAsync();
        var file = Path.Combine(remote, Main + ".lock");
        await File.WriteAllTextAsync(file, string.Empty);
        var error = await Assert.ThrowsAsync<RemoteFailedException>(() => repository.PushAsync(remote, [new(_git.Commit("a"), Main)], None));
        Assert.Contains("is locked by another git", error.Message, StringComparison.Ordinal);
        Assert.Contains("main.lock'", error.Message, StringComparison.Ordinal);
        Assert.Contains("deletes it", error.Remedy, StringComparison.Ordinal);
        Assert.True(File.Exists(file));
    }

    [Theory]
    [InlineData("! refs/heads/main [remote rejected] (unpacker error)", RemoteFailure.Other)]
    [InlineData("error: remote unpack failed: unpack-objects abnormal exit", RemoteFailure.Other)]
    [InlineData("! refs/memoryvault/leases [remote rejected] (deny updating a hidden ref)", RemoteFailure.Refused)]
    [InlineData("error: cannot lock ref 'refs/memoryvault/incoming/origin': Unable to create '/v/incoming/origin.lock': No space left on device", RemoteFailure.Other)]
    [InlineData("remote: No space left on device\n! refs/heads/main [remote rejected] (unpacker error)", RemoteFailure.Refused)]
    public void A_remote_whose_git_broke_off_has_not_refused(string words, RemoteFailure failure) => Assert.Equal(failure, RemoteFailureText.Classify(words));

    [RequiresUnixFact]
    public async Task A_push_of_which_git_says_nothing_is_not_believed()
    {
        var remote = _git.MakeRemote("remote.git");
        await using (await _git.OpenAsync())
        {
        }

        var commit = _git.Commit("a");
        _git.Services = _git.Services with { GitExecutable = _git.WriteScript("silent-git", "case \"$*\" in *' push '*) exit 0;; esac; exec git \"$@\"") };
        await using var repository = await _git.OpenAsync();
        var error = await Assert.ThrowsAsync<RemoteFailedException>(() => repository.PushAsync(remote, [new(commit, Main)], None));
        Assert.Contains("not one of git's", error.Message, StringComparison.Ordinal);
    }

    [RequiresUnixFact]
    public async Task An_answer_that_is_not_gits_is_told_as_that()
    {
        await using (await _git.OpenAsync())
        {
        }

        var (a, b) = (_git.Commit("a"), _git.Commit("b"));
        _git.Services = _git.Services with { GitExecutable = _git.WriteScript("other-git", "echo what; exit 0") };
        await using var repository = await _git.OpenAsync();
        await AssertUnreadableAsync(async () => await repository.Objects.CountAheadBehindAsync(a, b, None));
        await AssertUnreadableAsync(async () => await repository.Objects.FindMergeBaseAsync(a, b, None));
    }

    [RequiresUnixFact]
    public async Task A_git_that_fails_with_1_does_not_make_two_histories_strangers()
    {
        await using (await _git.OpenAsync())
        {
        }

        var root = _git.Commit("root");
        var (left, right) = (_git.Commit("left", root), _git.Commit("right", root));
        _git.Services = _git.Services with { GitExecutable = _git.WriteScript("failing-git", "case \"$*\" in *merge-base*) exit 1;; esac; exec git \"$@\"") };
        await using var repository = await _git.OpenAsync();
        await AssertUnreadableAsync(async () => await repository.Objects.FindMergeBaseAsync(left, right, None));
        Assert.Null(await repository.Objects.FindMergeBaseAsync(left, _git.Commit("stranger"), None));
    }

    private static async Task AssertUnreadableAsync(Func<Task> work) =>
        Assert.Contains("not one of git's", (await Assert.ThrowsAsync<GitFailedException>(work)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_fetch_moves_a_ref_other_than_forward_only_with_a_plus()
    {
        var remote = _git.MakeRemote("remote.git");
        await using var repository = await _git.OpenAsync();
        var (a, b) = (_git.Commit("a"), _git.Commit("b"));
        await repository.UpdateRefsAsync([new(Incoming, a, ObjectId.None)], "before", None);
        await repository.PushAsync(remote, [new(b, Main)], None);
        var error = await Assert.ThrowsAsync<RemoteFailedException>(() => repository.FetchAsync(remote, Main, Incoming, None));
        Assert.Equal(RemoteFailure.NonFastForward, error.Failure);
        Assert.True(await repository.FetchAsync(remote, "+" + Main, Incoming, None));
        Assert.Equal(b, await repository.ReadRefAsync(Incoming, None));
    }

    [Fact]
    public async Task A_push_that_is_no_fast_forward_is_refused_whether_we_know_the_other_commit_or_not()
    {
        var remote = _git.MakeRemote("remote.git");
        await using var repository = await _git.OpenAsync();
        var (a, b) = (_git.Commit("a"), _git.Commit("b"));
        await repository.PushAsync(remote, [new(a, Main)], None);
        var known = await Assert.ThrowsAsync<RemoteFailedException>(() => repository.PushAsync(remote, [new(b, Main)], None));
        var tree = _git.RunIn(remote, null, "rev-parse", Main + "^{tree}");
        var foreign = _git.RunIn(remote, null, "commit-tree", tree, "-p", a.ToString(), "-m", "foreign");
        _git.RunIn(remote, null, "update-ref", Main, foreign);
        var unknown = await Assert.ThrowsAsync<RemoteFailedException>(() => repository.PushAsync(remote, [new(b, Main)], None));
        Assert.Equal((RemoteFailure.NonFastForward, RemoteFailure.NonFastForward), (known.Failure, unknown.Failure));
        Assert.Equal(foreign, _git.RunIn(remote, null, "rev-parse", Main));
    }

    [Fact]
    public async Task An_expected_value_decides_a_push_and_one_stale_ref_stops_both()
    {
        var remote = _git.MakeRemote("remote.git");
        await using var repository = await _git.OpenAsync();
        const string Leases = "refs/memoryvault/leases";
        var (a, b) = (_git.Commit("a"), _git.Commit("b"));
        var table = ObjectId.Parse(_git.RunWith("{}"u8.ToArray(), "hash-object", "-w", "--stdin"));
        var table2 = ObjectId.Parse(_git.RunWith("{ }"u8.ToArray(), "hash-object", "-w", "--stdin"));
        await repository.PushAsync(remote, [new(a, Main, ObjectId.None), new(table, Leases, ObjectId.None)], None);
        var error = await Assert.ThrowsAsync<RemoteFailedException>(
            () => repository.PushAsync(remote, [new(b, Main, a), new(table2, Leases, ObjectId.None)], None));
        Assert.Equal(RemoteFailure.NonFastForward, error.Failure);
        Assert.Contains(Leases, error.Detail, StringComparison.Ordinal);
        Assert.Equal(a.ToString(), _git.RunIn(remote, null, "rev-parse", Main));
        await repository.PushAsync(remote, [new(_git.Commit("c", a), Main, a), new(table2, Leases, table)], None);
        Assert.Equal(table2.ToString(), _git.RunIn(remote, null, "rev-parse", Leases));
    }

    [Fact]
    public async Task The_words_of_a_hook_that_refuses_reach_the_error()
    {
        var remote = _git.MakeRemote("remote.git");
        _git.WriteScript("remote.git/hooks/pre-receive", "echo 'quota of the team is used up: https://bob:secret@host/x' >&2; exit 1");
        await using var repository = await _git.OpenAsync();
        var error = await Assert.ThrowsAsync<RemoteFailedException>(() => repository.PushAsync(remote, [new(_git.Commit("a"), Main)], None));
        Assert.Equal(RemoteFailure.Refused, error.Failure);
        Assert.Contains("quota of the team is used up", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_without_a_repository_is_not_found()
    {
        await using var repository = await _git.OpenAsync();
        foreach (var action in new Func<Task>[]
        {
            () => repository.PushAsync(_git["nowhere.git"], [new(_git.Commit("a"), Main)], None),
            () => repository.FetchAsync(_git["nowhere.git"], Main, Incoming, None),
            () => repository.ListRemoteAsync(_git["nowhere.git"], [], None),
        })
        {
            Assert.Equal(RemoteFailure.NotFound, (await Assert.ThrowsAsync<RemoteFailedException>(action)).Failure);
        }
    }

    [Theory]
    [InlineData("https://localhost:1/x.git")]
    [InlineData("git://localhost:1/x.git")]
    [InlineData("https://no-such-host.invalid/x.git")]
    public async Task A_host_that_does_not_answer_is_unreachable(string url)
    {
        await using var repository = await _git.OpenAsync();
        var error = await Assert.ThrowsAsync<RemoteFailedException>(() => repository.ListRemoteAsync(url, [], None));
        Assert.Equal(RemoteFailure.Unreachable, error.Failure);
    }

    [Fact]
    public async Task Our_own_hooks_and_those_of_the_users_configuration_do_not_run()
    {
        var remote = _git.MakeRemote("remote.git");
        await using var repository = await _git.OpenAsync();
        var marker = _git["hook-ran"];
        foreach (var folder in new[] { Path.Combine(_git.RepositoryPath, "hooks"), _git["hooks"] })
        {
            foreach (var name in new[] { "pre-push", "reference-transaction", "post-update" })
            {
                _git.WriteScript(Path.Combine(folder, name), $"pwd >> '{marker}'");
            }
        }

        await File.WriteAllTextAsync(Path.Combine(_git.Home, ".gitconfig"), $"[core]\n\thooksPath = {_git["hooks"]}\n");
        var commit = _git.Commit("a");
        await repository.UpdateRefsAsync([new(Main, commit, ObjectId.None)], "x", None);
        await repository.PushAsync(remote, [new(commit, Main)], None);

        // The other side of a push is another repository: there the user's hooks are right to run.
        Assert.DoesNotContain(_git.RepositoryPath, File.Exists(marker) ? await File.ReadAllTextAsync(marker) : string.Empty, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("core.sshCommand")]
    [InlineData("url.ext::sh.insteadOf")]
    [InlineData("credential.helper")]
    [InlineData("remote.x.vcs")]
    [InlineData("include.path")]
    public async Task A_stranger_s_configuration_that_can_run_a_program_is_refused_before_a_remote_is_spoken_to(string key)
    {
        await using var repository = await _git.OpenAsync();
        _git.Run("config", key, "value");
        var error = await Assert.ThrowsAsync<RepositoryUnusableException>(() => repository.ListRemoteAsync(_git.MakeRemote("r.git"), [], None));
        Assert.Contains(key, error.Reason, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_users_own_configuration_is_obeyed()
    {
        var remote = _git.MakeRemote("remote.git");
        await using var repository = await _git.OpenAsync();
        await File.WriteAllTextAsync(
            Path.Combine(_git.Home, ".gitconfig"), $"[url \"{remote}\"]\n\tinsteadOf = https://team.example/vault.git\n[push]\n\tfollowTags = true\n\tgpgSign = true\n");
        await repository.PushAsync("https://team.example/vault.git", [new(_git.Commit("a"), Main)], None);
        Assert.Single(await repository.ListRemoteAsync(remote, [], None));
    }

    [Fact]
    public async Task Progress_is_reported_and_kept_out_of_errors()
    {
        var remote = _git.MakeRemote("remote.git");
        var steps = new Steps();
        _git.Services = _git.Services with { Progress = steps };
        await using var repository = await _git.OpenAsync();
        await repository.PushAsync(remote, [new(_git.Commit("a"), Main)], None);
        Assert.Contains(steps.Seen, s => s is { Activity: "Writing objects", Completed: 3, Total: 3 } && s.Item == remote);
    }

    [RequiresUnixFact]
    public async Task Cancelling_ends_git_and_what_it_started()
    {
        await using var repository = await OpenWithFakeGitAsync("sleep 60 & echo $! > \"$FAKE/child\"; wait");
        using var cancel = new CancellationTokenSource();
        var listing = repository.ListRemoteAsync(_git.RepositoryPath, [], cancel.Token);
        var child = await ReadNumberAsync(_git["child"]);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listing);
        await WaitUntilAsync(() => !IsRunning(child));
    }

    [RequiresUnixFact]
    public async Task A_remote_that_is_silent_for_too_long_times_out()
    {
        await using var repository = await OpenWithFakeGitAsync("echo started >&2; exec sleep 60");
        repository.RemoteTimeout = TimeSpan.FromMilliseconds(300);
        var error = await Assert.ThrowsAsync<RemoteFailedException>(() => repository.ListRemoteAsync(_git.RepositoryPath, [], None));
        Assert.Equal(RemoteFailure.TimedOut, error.Failure);
    }

    [RequiresUnixFact]
    public async Task A_remote_that_keeps_talking_does_not_time_out()
    {
        await using var repository = await OpenWithFakeGitAsync("for i in 1 2 3 4 5 6 7 8 9 10 11 12; do echo working >&2; sleep 0.3; done");
        repository.RemoteTimeout = TimeSpan.FromSeconds(3);
        Assert.Empty(await repository.ListRemoteAsync(_git.RepositoryPath, [], None));
    }

    [RequiresUnixFact]
    public async Task No_credential_of_git_s_words_reaches_an_error()
    {
        await using var repository = await OpenWithFakeGitAsync("echo \"fatal: unable to access 'https://bob:hunter2@host/x.git/': Failed to connect\" >&2; exit 128");
        var error = await Assert.ThrowsAsync<RemoteFailedException>(() => repository.ListRemoteAsync(_git.RepositoryPath, [], None));
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("https://***@host/x.git/", error.Detail, StringComparison.Ordinal);
    }

    [RequiresUnixFact]
    public async Task Ssh_asks_nothing_unless_the_user_chose_how_it_is_run()
    {
        const string Script = "printf '%s' \"$GIT_SSH_COMMAND\" > \"$FAKE/ssh\"";
        await using (var repository = await OpenWithFakeGitAsync(Script))
        {
            await repository.ListRemoteAsync("git@host:x.git", [], None);
            Assert.Contains("BatchMode=yes", await File.ReadAllTextAsync(_git["ssh"]), StringComparison.Ordinal);
        }

        await File.WriteAllTextAsync(Path.Combine(_git.Home, ".gitconfig"), "[core]\n\tsshCommand = ssh -i key\n");
        await using (var repository = await OpenWithFakeGitAsync(Script))
        {
            await repository.ListRemoteAsync("git@host:x.git", [], None);
            Assert.Equal(string.Empty, await File.ReadAllTextAsync(_git["ssh"]));
        }

        _git.SetVariable("GIT_SSH_COMMAND", "my-ssh");
        await using (var repository = await OpenWithFakeGitAsync(Script))
        {
            await repository.ListRemoteAsync("git@host:x.git", [], None);
            Assert.Equal("my-ssh", await File.ReadAllTextAsync(_git["ssh"]));
        }
    }

    public void Dispose() => _git.Dispose();

    /// <summary>Opens the repository on a script that stands for git in what speaks to remotes, and passes the rest to git.</summary>
    private async Task<GitRepository> OpenWithFakeGitAsync(string script)
    {
        await using (await _git.OpenAsync())
        {
        }

        var fake = _git.WriteScript("fake-git", $"FAKE='{_git["."]}'\ncase \" $* \" in *' ls-remote '*) {script}; exit;; esac\nexec git \"$@\"");
        return GitRepository.Open(_git.RepositoryPath, _git.Services with { GitExecutable = fake }, "git");
    }

    private static async Task<int> ReadNumberAsync(string path)
    {
        await WaitUntilAsync(() => File.Exists(path) && File.ReadAllText(path).EndsWith('\n'));
        return int.Parse(await File.ReadAllTextAsync(path), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static bool IsRunning(int processId)
    {
        try
        {
            // Nobody may reap the child of a process that was killed: a zombie runs no more.
            return !File.ReadAllText($"/proc/{processId}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static async Task WaitUntilAsync(Func<bool> condition)
    {
        for (var i = 0; i < 600 && !condition(); i++)
        {
            await Task.Delay(50);
        }

        Assert.True(condition());
    }

    private sealed class Steps : IProgress<VaultProgress>
    {
        public List<VaultProgress> Seen { get; } = [];

        public void Report(VaultProgress value)
        {
            lock (Seen)
            {
                Seen.Add(value);
            }
        }
    }
}
