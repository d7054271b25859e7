using System.Management.Automation;

namespace MemoryVault.Internal;

/// <summary>The streams of a running cmdlet that say how it goes. Only for the pipeline thread.</summary>
internal interface IHostStreams
{
    /// <summary>Writes a warning.</summary>
    void WriteWarning(string text);

    /// <summary>Writes a verbose message.</summary>
    void WriteVerbose(string text);

    /// <summary>Writes a debug message.</summary>
    void WriteDebug(string text);

    /// <summary>Shows how far work has come.</summary>
    void WriteProgress(ProgressRecord progressRecord);
}
