namespace MemoryVault.Vaults;

/// <summary>
/// The base of every error that MemoryVault reports on purpose. It names the thing (<see cref="Target"/>) and the
/// remedy; the message never holds the value of a secret.
/// </summary>
public abstract class VaultException : Exception
{
    /// <summary>Makes the error.</summary>
    /// <param name="kind">The sort of failure.</param>
    /// <param name="target">What the error is about: a path, a name, an id; null where there is none.</param>
    /// <param name="message">What is wrong with which thing.</param>
    /// <param name="remedy">What to do about it, as an imperative sentence.</param>
    /// <param name="inner">The cause, if another exception is.</param>
    protected VaultException(VaultErrorKind kind, string? target, string message, Advice remedy, Exception? inner = null)
        : base(message, inner)
    {
        Kind = kind;
        Target = target;
        Advice = remedy;
    }

    /// <summary>Gets the sort of failure.</summary>
    public VaultErrorKind Kind { get; }

    /// <summary>Gets what the error is about.</summary>
    public string? Target { get; }

    /// <summary>Gets what to do about it, in the words of each head.</summary>
    public Advice Advice { get; }

    /// <summary>Gets what to do about it, in the words of <c>memvault</c>.</summary>
    public string Remedy => Advice.In(Head.CommandLine);

    /// <summary>Gets the stable id of this sort of error: the class name without <c>Exception</c>.</summary>
    public string Id
    {
        get
        {
            var name = GetType().Name;
            return name.EndsWith("Exception", StringComparison.Ordinal) ? name[..^"Exception".Length] : name;
        }
    }
}
