using System.Management.Automation;
using MemoryVault.Files;
using MemoryVault.Knowledge;
using MemoryVault.Vaults;

namespace MemoryVault.Errors;

/// <summary>The one place where errors become PowerShell's: a stable id, a category, the thing they are about, and what to do.</summary>
internal static class ErrorRecords
{
    private const string ReportIt = "This is a fault of MemoryVault. Please report it with the output of 'Get-Error'.";

    /// <summary>Makes the record of an exception.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="input">The user's object that it is about, if the exception does not say.</param>
    public static ErrorRecord From(Exception exception, object? input) => exception is VaultException known
        ? Make(known, known.Id, ErrorCategories.Of(known.Kind), TargetOf(known) ?? input, known.Advice.In(Head.PowerShell))
        : Make(exception, IdOf(exception), ErrorCategories.Of(exception), input, RemedyFor(exception));

    /// <summary>Makes the record of an item that was left out while the rest went on.</summary>
    public static ErrorRecord From(ItemError error) =>
        Make(new ItemException(error), error.Id, ErrorCategories.Of(error), error.Target, error.Advice.In(Head.PowerShell));

    /// <summary>Tells whether no further item could go on either.</summary>
    public static bool IsTerminating(Exception exception) => exception switch
    {
        VaultException known => known.Kind == VaultErrorKind.MissingProgram,
        _ => exception is not (IOException or UnauthorizedAccessException),
    };

    /// <summary>
    /// Tells whether PowerShell itself threw an exception to end the pipeline (<c>-ErrorAction Stop</c>, <c>Select-Object -First</c>, Ctrl-C).
    /// It must reach PowerShell as it is.
    /// </summary>
    public static bool IsOfPowerShell(Exception exception) => exception.GetType().Assembly == typeof(PSCmdlet).Assembly;

    // Conflicts are looked at as values: their paths alone would not do.
    private static object? TargetOf(VaultException exception) => exception switch
    {
        MergeConflictException conflict => conflict.Conflicts,
        KnowledgeConflictException conflict => conflict.Conflicts,
        _ => exception.Target,
    };

    private static ErrorRecord Make(Exception exception, string id, ErrorCategory category, object? target, string remedy) =>
        new(exception, id, category, target) { ErrorDetails = new ErrorDetails(exception.Message) { RecommendedAction = remedy } };

    private static string IdOf(Exception exception)
    {
        var name = exception.GetType().Name;
        return name.EndsWith("Exception", StringComparison.Ordinal) ? name[..^"Exception".Length] : name;
    }

    private static string RemedyFor(Exception exception) => SystemRefusal.FindRemedy(exception) ?? exception switch
    {
        UnauthorizedAccessException => "Give this user the right to read and write there.",
        IOException => "Mend what the message names (a full disk, a file in use) and run the command again.",
        _ => ReportIt,
    };
}
