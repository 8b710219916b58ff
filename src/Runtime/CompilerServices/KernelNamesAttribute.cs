using System;
using System.Collections.Generic;
using System.ComponentModel;

namespace FusedKernels.CompilerServices;

/// <summary>
/// The names of an assembly's kernels. The generator leaves this list in what it compiles, so that projects that reference the assembly
/// find the calls to redirect without looking into every method.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class KernelNamesAttribute : Attribute
{
    /// <summary>Lists the kernels.</summary>
    /// <param name="names">Names of the methods, without their types.</param>
    public KernelNamesAttribute(params string[] names) => Names = names;

    /// <summary>Names of the methods, without their types.</summary>
    public IReadOnlyList<string> Names { get; }
}
