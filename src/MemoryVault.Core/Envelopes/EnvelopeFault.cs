namespace MemoryVault.Envelopes;

/// <summary>What is wrong with an envelope.</summary>
public enum EnvelopeFault
{
    /// <summary>A file is not what was published: its bytes, or its length.</summary>
    Altered,

    /// <summary>A file of the chain is not there.</summary>
    Missing,

    /// <summary>The chain ends before what this machine has seen of it: an old state, or its end was cut off.</summary>
    SetBack,

    /// <summary>It is another chain than the one that this machine knows, or one that went another way since.</summary>
    Replaced,

    /// <summary>A manifest was made by somebody who does not have the key of the chain.</summary>
    Forged,

    /// <summary>A bundle holds something else than its manifest says.</summary>
    Mismatched,

    /// <summary>Something stands there that cannot be: no file, two files of one number, a file that is too large, a manifest that cannot be read.</summary>
    Malformed,

    /// <summary>What is there is no envelope.</summary>
    Foreign,
}
