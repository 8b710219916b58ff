namespace FusedKernels.Fuzz.Tests.Running;

/// <summary>What can become of a kernel.</summary>
internal enum Kind
{
    /// <summary>It gave what the method as written gives.</summary>
    Right,

    /// <summary>It was no kernel: a diagnostic says why.</summary>
    Refused,

    /// <summary>The source itself is no C#: a flaw of these tests.</summary>
    NotCSharp,

    /// <summary>The generator threw.</summary>
    Crashed,

    /// <summary>What was generated does not compile.</summary>
    Uncompilable,

    /// <summary>It gave something else than the method as written.</summary>
    Wrong,
}

/// <summary>What became of one kernel.</summary>
/// <param name="Kind">What.</param>
/// <param name="Words">Why, where it was not right.</param>
/// <param name="RanInLanes">Whether the plan has lanes, or a call was seen in SIMD.</param>
/// <param name="Faulted">Whether some call threw, in the method as written and in the kernel.</param>
internal sealed record Verdict(Kind Kind, string Words, bool RanInLanes = false, bool Faulted = false)
{
    /// <summary>Whether something is to be mended.</summary>
    public bool IsFlaw => Kind is Kind.NotCSharp or Kind.Crashed or Kind.Uncompilable or Kind.Wrong;
}
