using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using MemoryVault.Internal;
using MemoryVault.Vaults;

namespace MemoryVault.Completers;

/// <summary>
/// Completes an argument by what a vault holds: the one that <c>-Vault</c> names on the same command line, else the default. It never
/// throws and never uses the network; where something is wrong there is nothing to offer.
/// </summary>
public abstract class VaultCompleter : IArgumentCompleter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            return [.. Offer(ReadSession(), fakeBoundParameters, Unquoted(wordToComplete))];
        }
        catch (Exception e) when (e is VaultException or IOException or UnauthorizedAccessException or RuntimeException or OperationCanceledException
            or InvalidOperationException or NotSupportedException or AggregateException)
        {
            return [];
        }
    }

    /// <summary>Gives the values that can stand there, with what is known of each; the base keeps those that begin like the word.</summary>
    /// <param name="services">The session's environment.</param>
    /// <param name="vault">The vault's folder; null for the default.</param>
    protected abstract IEnumerable<Candidate> Find(VaultServices services, string? vault);

    /// <summary>Gives the values that can stand there, where they depend on other arguments of the command line.</summary>
    /// <param name="services">The session's environment.</param>
    /// <param name="vault">The vault's folder; null for the default.</param>
    /// <param name="others">The other arguments by their parameters.</param>
    protected virtual IEnumerable<Candidate> Find(VaultServices services, string? vault, IDictionary others) => Find(services, vault);

    /// <summary>Waits for what is read, but not for long: a completion that hangs is worse than none.</summary>
    protected static T Wait<T>(Func<CancellationToken, Task<T>> read)
    {
        using var patience = new CancellationTokenSource(Patience);
        return Task.Run(() => read(patience.Token)).GetAwaiter().GetResult();
    }

    /// <summary>Tells whether a value goes on from what was typed.</summary>
    protected virtual bool Continues(Candidate candidate, string word) =>
        candidate.Value.StartsWith(word, StringComparison.OrdinalIgnoreCase);

    // Runspace.DefaultRunspace.SessionStateProxy refuses while a pipeline runs, and a completion is part of one.
    private static SessionState ReadSession()
    {
        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        return shell.AddScript("$ExecutionContext.SessionState").Invoke<SessionState>().Single();
    }

    private static string Unquoted(string word) => word.Trim('\'', '"');

    private static CompletionResult Make(Candidate candidate)
    {
        var text = candidate.Value.Any(c => !char.IsLetterOrDigit(c) && c is not ('-' or '_' or '.' or '/'))
            ? $"'{candidate.Value.Replace("'", "''", StringComparison.Ordinal)}'" : candidate.Value;
        return new CompletionResult(text, candidate.Label ?? candidate.Value, CompletionResultType.ParameterValue, candidate.Tip ?? candidate.Value);
    }

    private IEnumerable<CompletionResult> Offer(SessionState session, IDictionary others, string word)
    {
        var vault = others["Vault"] as string;
        var services = new VaultServices { Environment = SessionPaths.ReadEnvironment(session) };
        var folder = vault is null ? null : SessionPaths.Resolve(session, vault);
        return Find(services, folder, others).Where(candidate => Continues(candidate, word)).Select(Make);
    }
}
