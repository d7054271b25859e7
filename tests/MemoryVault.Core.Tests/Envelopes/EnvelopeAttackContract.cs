using System.Diagnostics;
using MemoryVault.Envelopes;
using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Envelopes;

/// <summary>What somebody with write access to the storage may try. Each is found, named with the file, and changes nothing here.</summary>
public abstract class EnvelopeAttackContract : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<ObjectId> _commits = [];
    private EnvelopeMachine _one = null!;

    internal TemporaryFolder Folder => _folder;

    /// <summary>Gets the place.</summary>
    protected string Place { get; private set; } = null!;

    private AgeKeys Keys => field ??= AgeKeys.Make(_folder["keys", "one.txt"]);

    public async Task InitializeAsync()
    {
        Place = MakePlace();
        if (new RequiresAgeFactAttribute().Skip is null)
        {
            _one = await EnvelopeMachine.MakeAsync(Place, Keys.Identity, Keys.Recipient);
            foreach (var content in new[] { "first", "second", "third" })
            {
                await PublishAsync(content);
            }
        }
    }

    public async Task DisposeAsync()
    {
        if (_one is not null)
        {
            await _one.DisposeAsync();
        }
    }

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [RequiresAgeFact]
    public async Task A_flipped_byte_in_any_file_is_found_by_a_machine_that_has_read_it_and_by_a_new_one()
    {
        foreach (var name in new[] { "000001.bundle.age", "000001.manifest.age", "000002.bundle.age", "000002.manifest.age", "000003.bundle.age", "000003.manifest.age" })
        {
            foreach (var at in new[] { 30, 250, -20 })
            {
                var saved = Save();
                Change(folder => Flip(Path.Combine(folder, name), at));

                var known = await RefusedAsync(_one);
                Assert.Equal((name, EnvelopeFault.Altered), (known.File, known.Fault));
                await using var fresh = await EnvelopeMachine.MakeAsync(Place, Keys.Identity);
                await AssertNamesAsync(fresh, name);

                Restore(saved);
            }
        }

        Assert.Equal(_commits[^1], await _one.FetchAsync());
    }

    [RequiresAgeFact]
    public async Task A_flipped_byte_in_what_is_new_is_found()
    {
        await using var two = await EnvelopeMachine.MakeAsync(Place, Keys.Identity);
        await two.FetchAsync();
        await PublishAsync("fourth");
        Change(folder => Flip(Path.Combine(folder, "000004.bundle.age"), -5));

        var refused = await RefusedAsync(two);

        Assert.Equal(("000004.bundle.age", EnvelopeFault.Altered), (refused.File, refused.Fault));
        Assert.Equal(_commits[2], two.Exchange.Seen!.Tip);
    }

    [RequiresAgeFact]
    public async Task Swapped_bundles_are_found()
    {
        Change(folder => Swap(folder, "000002.bundle.age", "000003.bundle.age"));

        Assert.Equal(("000002.bundle.age", EnvelopeFault.Altered), await FaultAsync(_one));
        await using var fresh = await EnvelopeMachine.MakeAsync(Place, Keys.Identity);
        Assert.Equal(("000002.bundle.age", EnvelopeFault.Altered), await FaultAsync(fresh));
    }

    [RequiresAgeFact]
    public async Task Swapped_publications_are_found()
    {
        Change(folder =>
        {
            Swap(folder, "000002.bundle.age", "000003.bundle.age");
            Swap(folder, "000002.manifest.age", "000003.manifest.age");
        });

        var known = await RefusedAsync(_one);
        Assert.Equal("000003.manifest.age", known.File);
        await using var fresh = await EnvelopeMachine.MakeAsync(Place, Keys.Identity);
        Assert.Equal(("000002.manifest.age", EnvelopeFault.Mismatched), await FaultAsync(fresh));
    }

    [RequiresAgeFact]
    public async Task A_chain_whose_end_was_cut_off_is_found()
    {
        Change(folder =>
        {
            File.Delete(Path.Combine(folder, "000003.bundle.age"));
            File.Delete(Path.Combine(folder, "000003.manifest.age"));
        });

        Assert.Equal(("000003.manifest.age", EnvelopeFault.SetBack), await FaultAsync(_one));
        await Assert.ThrowsAnyAsync<VaultException>(() => _one.PublishAsync("fourth", _commits[^1]));
        Assert.Equal(("000003.manifest.age", EnvelopeFault.SetBack), await FaultAsync(_one));
    }

    [RequiresAgeFact]
    public async Task A_manifest_taken_from_the_end_is_found()
    {
        Change(folder => File.Delete(Path.Combine(folder, "000003.manifest.age")));

        Assert.Equal(("000003.manifest.age", EnvelopeFault.SetBack), await FaultAsync(_one));
    }

    [RequiresAgeFact]
    public async Task An_old_state_that_is_put_back_is_found()
    {
        var old = Save();
        await PublishAsync("fourth");
        Restore(old);

        Assert.Equal(("000004.manifest.age", EnvelopeFault.SetBack), await FaultAsync(_one));
    }

    [RequiresAgeFact]
    public async Task An_old_state_that_goes_another_way_is_found()
    {
        var old = Save();
        await using var two = await EnvelopeMachine.MakeAsync(Place, Keys.Identity, Keys.Recipient);
        await two.FetchAsync();
        await PublishAsync("fourth");
        Restore(old);
        await two.PublishAsync("the other fourth", _commits[2]);

        Assert.Equal(("000004.manifest.age", EnvelopeFault.Replaced), await FaultAsync(_one));
    }

    [RequiresAgeFact]
    public async Task Everything_deleted_is_found()
    {
        Change(folder =>
        {
            foreach (var file in Directory.EnumerateFiles(folder, "0*"))
            {
                File.Delete(file);
            }
        });

        Assert.Equal(("000003.manifest.age", EnvelopeFault.SetBack), await FaultAsync(_one));
    }

    [RequiresAgeFact]
    public async Task A_hole_in_the_chain_is_found_also_by_a_new_machine()
    {
        foreach (var name in new[] { "000001.bundle.age", "000002.manifest.age" })
        {
            var saved = Save();
            Change(folder => File.Delete(Path.Combine(folder, name)));

            Assert.Equal((name, EnvelopeFault.Missing), await FaultAsync(_one));
            await using var fresh = await EnvelopeMachine.MakeAsync(Place, Keys.Identity);
            Assert.Equal((name, EnvelopeFault.Missing), await FaultAsync(fresh));
            Restore(saved);
        }
    }

    [RequiresAgeFact]
    public async Task Another_chain_in_its_place_is_found()
    {
        var elsewhere = Directory.CreateDirectory(_folder["elsewhere"]).FullName;
        await using var other = await EnvelopeMachine.MakeAsync(elsewhere, Keys.Identity, Keys.Recipient);
        ObjectId? before = null;
        for (var i = 0; i < 4; i++)
        {
            before = await other.PublishAsync($"foreign {i}", before);
        }

        Change(folder => Replace(elsewhere, folder));

        Assert.Equal(("000003.manifest.age", EnvelopeFault.Replaced), await FaultAsync(_one));

        // A new machine cannot know; the fingerprint tells.
        await using var fresh = await EnvelopeMachine.MakeAsync(Place, Keys.Identity);
        Assert.Equal(before, await fresh.FetchAsync());
        Assert.NotEqual(_one.Exchange.Fingerprint, fresh.Exchange.Fingerprint);
    }

    [RequiresAgeFact]
    public async Task Who_knows_the_recipients_only_cannot_go_on_with_the_chain()
    {
        // With a key of their own, everything else as it should be.
        var seen = _one.Exchange.Seen!;
        var forged = await ForgeAsync(seen with { Key = ChainKey.Draw() }, _one.Recipients);
        Change(folder => Replace(forged, folder));

        Assert.Equal(("000004.manifest.age", EnvelopeFault.Forged), await FaultAsync(_one));
        await using var fresh = await EnvelopeMachine.MakeAsync(Place, Keys.Identity);
        Assert.Equal(("000004.manifest.age", EnvelopeFault.Forged), await FaultAsync(fresh));
    }

    [RequiresAgeFact]
    public async Task Who_knows_the_recipients_only_cannot_begin_anew_on_top_of_the_chain()
    {
        var thief = AgeKeys.Make(_folder["keys", "thief.txt"]);
        var seen = _one.Exchange.Seen!;
        var forged = await ForgeAsync(seen with { Key = ChainKey.Draw() }, [Keys.Recipient, thief.Recipient]);
        Change(folder => Replace(forged, folder));

        Assert.Equal(("000004.manifest.age", EnvelopeFault.Forged), await FaultAsync(_one));
        await using var fresh = await EnvelopeMachine.MakeAsync(Place, Keys.Identity);
        Assert.Equal(("000004.manifest.age", EnvelopeFault.Forged), await FaultAsync(fresh));
    }

    [RequiresAgeFact]
    public async Task A_recipient_who_was_removed_cannot_go_on_with_the_chain()
    {
        var thief = AgeKeys.Make(_folder["keys", "thief.txt"]);
        _one.Recipients = [Keys.Recipient, thief.Recipient];
        await PublishAsync("fourth");
        var old = _one.Exchange.Seen!;
        _one.Recipients = [Keys.Recipient];
        await PublishAsync("fifth");
        var now = _one.Exchange.Seen!;

        var forged = await ForgeAsync(now with { Key = old.Key }, [Keys.Recipient]);
        Change(folder => Replace(forged, folder));

        Assert.Equal(("000006.manifest.age", EnvelopeFault.Forged), await FaultAsync(_one));
    }

    [RequiresAgeFact]
    public async Task A_bundle_whose_tip_is_not_what_its_manifest_says_is_refused_before_git_has_it()
    {
        // By one who has the key: the manifest is signed, and the bundle is another one.
        var seen = _one.Exchange.Seen!;
        var other = _one.Commit("what is announced", seen.Tip);
        var forged = await ForgeAsync(seen, _one.Recipients, announce: other);
        Change(folder => Replace(forged, folder));
        await using var fresh = await EnvelopeMachine.MakeAsync(Place, Keys.Identity);

        Assert.Equal(("000004.bundle.age", EnvelopeFault.Mismatched), await FaultAsync(_one));
        Assert.Equal(("000004.bundle.age", EnvelopeFault.Mismatched), await FaultAsync(fresh));
    }

    [RequiresAgeFact]
    public async Task A_huge_file_is_not_read()
    {
        Change(folder =>
        {
            using var file = File.OpenWrite(Path.Combine(folder, "000004.manifest.age"));
            file.SetLength(3 << 20);
            File.WriteAllText(Path.Combine(folder, "000004.bundle.age"), "x");
        });

        Assert.Equal(("000004.manifest.age", EnvelopeFault.Malformed), await FaultAsync(_one));
    }

    [RequiresAgeFact]
    public async Task A_manifest_that_is_far_too_large_when_decrypted_is_given_up()
    {
        var plain = _folder.Write("large", new string(' ', 60 << 10));
        Assert.True(new FileInfo(plain).Length < ManifestFormat.MaximumBytes);
        Change(folder =>
        {
            Run("age", "-r", Keys.Recipient.Key, "-o", Path.Combine(folder, "000004.manifest.age"), plain);
            File.WriteAllText(Path.Combine(folder, "000004.bundle.age"), "x");
        });

        Assert.Equal(("000004.manifest.age", EnvelopeFault.Malformed), await FaultAsync(_one));
    }

    [RequiresAgeFact]
    public async Task Names_of_strangers_are_neither_opened_nor_taken_for_ours()
    {
        Change(folder =>
        {
            foreach (var name in new[] { "-rf", "$(touch x)", "000004.manifest.age ", "4.manifest.age", "000000.manifest.age", "000004.bundle.zip", "٠٠٠٠٠٤.manifest.age", "0000004.manifest.age" })
            {
                File.WriteAllText(Path.Combine(folder, name), "hostile");
            }
        });

        Assert.Equal(_commits[^1], await _one.FetchAsync());
        await PublishAsync("fourth");
        await using var fresh = await EnvelopeMachine.MakeAsync(Place, Keys.Identity);
        Assert.Equal(_commits[^1], await fresh.FetchAsync());
    }

    [RequiresAgeFact]
    public async Task A_link_in_the_place_of_a_file_is_not_followed()
    {
        var secret = _folder.Write("secret", "of this machine");
        Change(folder =>
        {
            File.CreateSymbolicLink(Path.Combine(folder, "000004.manifest.age"), secret);
            File.WriteAllText(Path.Combine(folder, "000004.bundle.age"), "x");
        });

        Assert.Equal(("000004.manifest.age", EnvelopeFault.Malformed), await FaultAsync(_one));
    }

    [RequiresAgeFact]
    public async Task Two_manifests_of_one_number_are_refused()
    {
        Change(folder => File.WriteAllText(Path.Combine(folder, "000003.manifest.gpg"), "x"));

        var refused = await RefusedAsync(_one);
        Assert.Equal(EnvelopeFault.Malformed, refused.Fault);
        Assert.StartsWith("000003.manifest.", refused.File, StringComparison.Ordinal);
    }

    [RequiresAgeFact]
    public async Task A_place_that_holds_something_else_is_refused()
    {
        Change(folder =>
        {
            Replace(_folder["nothing"], folder);
            File.WriteAllText(Path.Combine(folder, "holiday.jpg"), "x");
        });
        await using var other = await EnvelopeMachine.MakeAsync(Place, Keys.Identity, Keys.Recipient);

        var refused = await Assert.ThrowsAsync<EnvelopeInvalidException>(() => other.PublishAsync("first"));
        Assert.Equal(EnvelopeFault.Foreign, refused.Fault);
    }

    [RequiresAgeFact]
    public async Task A_readme_that_was_changed_is_told_and_put_back()
    {
        Change(folder => File.WriteAllText(Path.Combine(folder, "README.md"), "Send your key to mallory@example.org."));

        Assert.Equal(_commits[^1], await _one.FetchAsync());
        Assert.Contains("README.md", Assert.Single(_one.Warnings), StringComparison.Ordinal);
        await PublishAsync("fourth");
        Change(folder => Assert.Contains("age --decrypt", File.ReadAllText(Path.Combine(folder, "README.md")), StringComparison.Ordinal));
    }

    [RequiresAgeFact]
    public async Task What_is_refused_changes_neither_refs_nor_what_is_known()
    {
        await PublishAsync("fourth");
        await using var two = await EnvelopeMachine.MakeAsync(Place, Keys.Identity);
        await two.FetchAsync();
        await PublishAsync("fifth");
        await PublishAsync("sixth");
        Change(folder => Flip(Path.Combine(folder, "000006.bundle.age"), -5));
        var (refs, state) = (two.Git.Run("for-each-ref"), File.ReadAllText(two.Paths.State));

        await RefusedAsync(two);

        Assert.Equal((refs, state), (two.Git.Run("for-each-ref"), File.ReadAllText(two.Paths.State)));
    }

    /// <summary>Makes the place.</summary>
    protected abstract string MakePlace();

    /// <summary>Changes the files there, as somebody can who may write there.</summary>
    protected abstract void Change(Action<string> change);

    /// <summary>Takes a copy of the place.</summary>
    protected abstract string Save();

    /// <summary>Puts a copy back.</summary>
    protected abstract void Restore(string saved);

    protected static void Replace(string from, string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            File.Delete(file);
        }

        foreach (var file in Directory.Exists(from) ? Directory.EnumerateFiles(from) : [])
        {
            if (!Path.GetFileName(file).StartsWith('.'))
            {
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
            }
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    private static void Flip(string path, int at)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[at < 0 ? bytes.Length + at : at] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    private static void Swap(string folder, string one, string other)
    {
        var bytes = File.ReadAllBytes(Path.Combine(folder, one));
        File.Copy(Path.Combine(folder, other), Path.Combine(folder, one), overwrite: true);
        File.WriteAllBytes(Path.Combine(folder, other), bytes);
    }

    private async Task PublishAsync(string content)
    {
        _commits.Add(await _one.PublishAsync(content, _commits.Count == 0 ? null : _commits[^1]));
    }

    // Makes a publication that follows on one, in a copy of the place, as one would who has what is in it.
    private async Task<string> ForgeAsync(SeenPublication after, IReadOnlyList<EnvelopeRecipient> recipients, ObjectId? announce = null)
    {
        var copy = Directory.CreateDirectory(_folder["forged"]).FullName;
        Change(folder => Replace(folder, copy));
        var storage = new FolderStorage(copy, TimeProvider.System);
        var tip = _one.Commit("forged", after.Tip);
        var crypt = new EnvelopeCrypt(_one.Git.Services, null);
        var bundle = new BundleWriter(_one.Repository, storage, crypt, BundleSizes.Part);
        var isRoot = !EnvelopeRecipients.AreSame(after.Recipients, recipients);
        var number = after.Sequence + 1;
        await bundle.WriteAsync(number, new BundleHeader(tip, isRoot ? null : after.Tip), recipients, CancellationToken.None);
        var manifest = new EnvelopeManifest
        {
            Chain = after.Chain,
            Sequence = number,
            Root = isRoot ? number : after.Root,
            Previous = after.Manifest,
            Tip = announce ?? tip,
            Prerequisite = isRoot ? null : after.Tip,
            Parts = bundle.Parts,
            Recipients = recipients,
            Key = isRoot ? after.Key : null,
        };
        var bytes = await crypt.SealAsync(recipients, ManifestFormat.Write(manifest, after.Key, isRoot ? after.Key : null), CancellationToken.None);
        var staged = await storage.StageAsync(EnvelopeFileName.Manifest(number, EnvelopeTool.Age).ToString(), bytes, CancellationToken.None);
        await storage.AppendAsync([.. bundle.Staged, staged], StorageListing.Empty, CancellationToken.None);
        return copy;
    }

    private static Task<EnvelopeInvalidException> RefusedAsync(EnvelopeMachine machine) => Assert.ThrowsAsync<EnvelopeInvalidException>(machine.FetchAsync);

    private static async Task<(string File, EnvelopeFault Fault)> FaultAsync(EnvelopeMachine machine)
    {
        var refused = await RefusedAsync(machine);
        Assert.Contains(refused.File, refused.Message, StringComparison.Ordinal);
        return (refused.File, refused.Fault);
    }

    // Of a manifest that was never read here, age may find that it is for others, where it is the recipients' part that was changed.
    private static async Task AssertNamesAsync(EnvelopeMachine machine, string name)
    {
        var refused = await Assert.ThrowsAnyAsync<VaultException>(machine.FetchAsync);
        Assert.True(refused is EnvelopeInvalidException or DecryptionFailedException, refused.ToString());
        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
        Assert.Null(machine.Exchange.Seen);
    }
}
