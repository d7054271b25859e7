using System.Diagnostics.CodeAnalysis;

namespace MemoryVault.Json.Drafts;

/// <summary>An array or object while it is changed.</summary>
/// <remarks>
/// To change a value that never changes means to copy all that holds it: for a patch of many operations that is quadratic. So what is
/// touched becomes a draft once, what is in it stays as it is until it is touched itself, and all drafts become values again at the end.
/// What a draft holds under a token is therefore either a <see cref="JsonValue"/> or a <see cref="ContainerDraft"/>.
/// </remarks>
internal abstract class ContainerDraft
{
    /// <summary>Gets how many elements or members there are.</summary>
    internal abstract int Count { get; }

    /// <summary>Makes a draft of a value; null if it can hold nothing.</summary>
    internal static ContainerDraft? Of(object held) => held switch
    {
        ContainerDraft draft => draft,
        JsonObject members => new ObjectDraft(members),
        JsonArray array => new ArrayDraft(array),
        _ => null,
    };

    /// <summary>Gives what is held, as a value: later changes to the draft don't show in it.</summary>
    internal static JsonValue Freeze(object held) => held as JsonValue ?? ((ContainerDraft)held).Freeze();

    /// <summary>Gives what stands under a token.</summary>
    internal abstract bool TryGet(string token, [NotNullWhen(true)] out object? held);

    /// <summary>Puts something else under a token that is there.</summary>
    internal abstract bool TryReplace(string token, object value, [NotNullWhen(true)] out object? replaced);

    /// <summary>Adds a member, or sets it; inserts an element.</summary>
    /// <param name="token">A name; an index up to and with the count, or <c>-</c> for the end.</param>
    /// <param name="value">What is added.</param>
    /// <param name="replaced">The member that was there.</param>
    internal abstract bool TryAdd(string token, JsonValue value, out object? replaced);

    /// <summary>Takes away what stands under a token.</summary>
    internal abstract bool TryRemove(string token, [NotNullWhen(true)] out object? removed);

    /// <summary>Gives the value that it is now.</summary>
    internal abstract JsonValue Freeze();
}
