using MemoryVault.Envelopes;
using MemoryVault.Git;

namespace MemoryVault.Tests.Envelopes;

/// <summary>What an envelope does over any storage.</summary>
public abstract class EnvelopeExchangeContract : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    internal TemporaryFolder Folder => _folder;

    internal AgeKeys Keys => field ??= AgeKeys.Make(_folder["keys", "one.txt"]);

    /// <summary>Gives the place of the envelope; it is empty.</summary>
    protected abstract string MakePlace();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [RequiresAgeFact]
    public async Task What_one_machine_publishes_another_receives()
    {
        var place = MakePlace();
        await using var one = await EnvelopeMachine.MakeAsync(place, Keys.Identity, Keys.Recipient);
        await using var two = await EnvelopeMachine.MakeAsync(place, Keys.Identity);

        Assert.Null(await one.FetchAsync());
        Assert.Null(await one.Exchange.PeekAsync(CancellationToken.None));
        var first = await one.PublishAsync("first");
        Assert.Equal(first, await two.FetchAsync());
        var peeked = await two.Exchange.PeekAsync(CancellationToken.None);
        var second = await one.PublishAsync("second", first);
        var third = await one.PublishAsync("third", second);

        Assert.NotEqual(peeked, await two.Exchange.PeekAsync(CancellationToken.None));
        Assert.Equal(third, await two.FetchAsync());
        Assert.Equal(third, await two.FetchAsync());
        Assert.Equal("third", two.Show(third));
        Assert.Equal("second", two.Show(second));
        Assert.Empty(two.Warnings);
        Assert.Equal(one.Exchange.Seen!.Key.Fingerprint, two.Exchange.Seen!.Key.Fingerprint);
    }

    [RequiresAgeFact]
    public async Task Who_reads_may_publish_and_who_was_late_is_told_to_fetch()
    {
        var place = MakePlace();
        await using var one = await EnvelopeMachine.MakeAsync(place, Keys.Identity, Keys.Recipient);
        await using var two = await EnvelopeMachine.MakeAsync(place, Keys.Identity, Keys.Recipient);
        var first = await one.PublishAsync("first");
        await two.FetchAsync();
        var ours = await one.PublishAsync("ours", first);

        var late = await Assert.ThrowsAsync<RemoteFailedException>(() => two.PublishAsync("theirs", first));
        Assert.Equal(RemoteFailure.NonFastForward, late.Failure);

        Assert.Equal(ours, await two.FetchAsync());
        var merged = await two.PublishAsync("merged", ours);
        Assert.Equal(merged, await one.FetchAsync());
    }

    [RequiresAgeFact]
    public async Task A_machine_that_knows_nothing_does_not_publish_over_what_is_there()
    {
        var place = MakePlace();
        await using var one = await EnvelopeMachine.MakeAsync(place, Keys.Identity, Keys.Recipient);
        await using var two = await EnvelopeMachine.MakeAsync(place, Keys.Identity, Keys.Recipient);
        var first = await one.PublishAsync("first");

        var late = await Assert.ThrowsAsync<RemoteFailedException>(() => two.PublishAsync("theirs"));

        Assert.Equal(RemoteFailure.NonFastForward, late.Failure);
        Assert.Equal(first, await one.FetchAsync());
    }

    [RequiresAgeFact]
    public async Task A_long_bundle_is_cut_into_parts_and_put_together_again()
    {
        var place = MakePlace();
        await using var one = await EnvelopeMachine.MakeAsync(place, Keys.Identity, Keys.Recipient);
        await using var two = await EnvelopeMachine.MakeAsync(place, Keys.Identity);
        one.PartBytes = 300;

        var first = await one.PublishAsync(Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(2000)));

        Assert.Equal(first, await two.FetchAsync());
        var second = await one.PublishAsync("second", first);
        Assert.Equal(second, await two.FetchAsync());
    }

    [RequiresAgeFact]
    public async Task A_machine_without_an_identity_publishes_on_and_on()
    {
        var place = MakePlace();
        await using var one = await EnvelopeMachine.MakeAsync(place, null, Keys.Recipient);
        await using var two = await EnvelopeMachine.MakeAsync(place, Keys.Identity);
        var first = await one.PublishAsync("first");
        var second = await one.PublishAsync("second", first);

        Assert.Equal(second, await one.FetchAsync());
        Assert.Equal(second, await two.FetchAsync());
    }

    [RequiresAgeFact]
    public async Task Who_was_killed_after_publishing_goes_on_also_without_an_identity()
    {
        var place = MakePlace();
        await using var one = await EnvelopeMachine.MakeAsync(place, null, Keys.Recipient);
        var first = await one.PublishAsync("first");
        var before = EnvelopeStateFile.Read(one.Paths.State);
        var second = await one.PublishAsync("second", first);

        // As it was in the moment after the upload: the publication was said to come, and is not known to be there.
        var after = EnvelopeStateFile.Read(one.Paths.State);
        EnvelopeStateFile.Write(one.Paths.State, before with { Pending = after.Seen });

        var moved = await Assert.ThrowsAsync<RemoteFailedException>(() => one.PublishAsync("third", first));
        Assert.Equal(RemoteFailure.NonFastForward, moved.Failure);
        Assert.Equal(second, await one.FetchAsync());
        await one.PublishAsync("third", second);
    }

    [RequiresAgeFact]
    public async Task Who_was_killed_before_publishing_publishes_again()
    {
        var place = MakePlace();
        await using var one = await EnvelopeMachine.MakeAsync(place, Keys.Identity, Keys.Recipient);
        await using var two = await EnvelopeMachine.MakeAsync(place, Keys.Identity);
        var first = await one.PublishAsync("first");
        var state = EnvelopeStateFile.Read(one.Paths.State);
        EnvelopeStateFile.Write(one.Paths.State, state with { Pending = state.Seen! with { Sequence = 2, Manifest = new string('0', 64) } });

        var second = await one.PublishAsync("second", first);

        Assert.Equal(second, await two.FetchAsync());
    }

    [RequiresAgeFact]
    public async Task What_a_machine_knew_of_an_envelope_may_be_deleted()
    {
        var place = MakePlace();
        await using var one = await EnvelopeMachine.MakeAsync(place, Keys.Identity, Keys.Recipient);
        var first = await one.PublishAsync("first");
        one.Paths.Forget();

        Assert.Equal(first, await one.FetchAsync());
        var second = await one.PublishAsync("second", first);
        Assert.Equal(second, await one.FetchAsync());
    }

    [RequiresAgeFact]
    public async Task A_new_recipient_gets_everything_with_the_next_publication()
    {
        var place = MakePlace();
        var other = AgeKeys.Make(Folder["keys", "two.txt"]);
        await using var one = await EnvelopeMachine.MakeAsync(place, Keys.Identity, Keys.Recipient);
        await using var two = await EnvelopeMachine.MakeAsync(place, other.Identity);
        var first = await one.PublishAsync("first");
        await Assert.ThrowsAsync<DecryptionFailedException>(two.FetchAsync);

        one.Recipients = [Keys.Recipient, other.Recipient];
        Assert.True(one.Exchange.HasMoreToPush);
        await one.Exchange.PushAsync(first, first, CancellationToken.None);

        Assert.False(one.Exchange.HasMoreToPush);
        Assert.Equal(first, await two.FetchAsync());
        Assert.Equal("first", two.Show(first));
        Assert.Equal(2, two.Recipients.Count);
        var second = await two.PublishAsync("second", first);
        Assert.Equal(second, await one.FetchAsync());
    }

    [RequiresAgeFact]
    public async Task A_recipient_who_was_removed_reads_nothing_new_and_the_others_follow()
    {
        var place = MakePlace();
        var other = AgeKeys.Make(Folder["keys", "two.txt"]);
        await using var one = await EnvelopeMachine.MakeAsync(place, Keys.Identity, Keys.Recipient, other.Recipient);
        await using var two = await EnvelopeMachine.MakeAsync(place, other.Identity, Keys.Recipient, other.Recipient);
        await using var three = await EnvelopeMachine.MakeAsync(place, Keys.Identity, Keys.Recipient, other.Recipient);
        var first = await one.PublishAsync("first");
        Assert.Equal(first, await two.FetchAsync());
        Assert.Equal(first, await three.FetchAsync());

        one.Recipients = [Keys.Recipient];
        var second = await one.PublishAsync("second", first);

        await Assert.ThrowsAsync<DecryptionFailedException>(two.FetchAsync);
        Assert.Equal(second, await three.FetchAsync());
        Assert.Equal([Keys.Recipient], three.Recipients);
        var third = await three.PublishAsync("third", second);
        Assert.Equal(third, await one.FetchAsync());
        Assert.Single(one.Exchange.Seen!.Recipients);
    }

    [RequiresGpgFact]
    public async Task It_works_with_gpg_too()
    {
        using var keyring = new GpgKeyring();
        var place = MakePlace();
        await using var one = await EnvelopeMachine.MakeAsync(place, keyring.Home, keyring.Recipient);
        await using var two = await EnvelopeMachine.MakeAsync(place, keyring.Home);
        var first = await one.PublishAsync("first");
        Assert.Equal(first, await two.FetchAsync());
        var second = await two.PublishAsync("second", first);
        Assert.Equal(second, await one.FetchAsync());
    }
}
