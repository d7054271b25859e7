namespace MemoryVault.Vaults;

/// <summary>One thing that could not be done while the rest went on.</summary>
/// <param name="Id">The stable id of this sort of error: one of <see cref="ItemErrorIds"/>, or of an exception.</param>
/// <param name="Target">The file, source or remote.</param>
/// <param name="Message">What is wrong with it.</param>
/// <param name="Advice">What to do about it, in the words of each head.</param>
public sealed record ItemError(string Id, string Target, string Message, Advice Advice)
{
    /// <summary>Gets the sort of failure, where it was an exception of its own; null where <see cref="Id"/> says it.</summary>
    public VaultErrorKind? Kind { get; init; }

    /// <summary>Gets what to do about it, in the words of <c>memvault</c>.</summary>
    public string Remedy => Advice.In(Head.CommandLine);

    /// <summary>Makes the error of an item of what went wrong with it.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="target">The item; null for what the exception is about.</param>
    internal static ItemError From(VaultException exception, string? target = null) =>
        new(exception.Id, target ?? exception.Target ?? string.Empty, exception.Message, exception.Advice) { Kind = exception.Kind };
}
