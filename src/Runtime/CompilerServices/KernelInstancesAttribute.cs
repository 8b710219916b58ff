using System;
using System.Collections.Generic;
using System.ComponentModel;

namespace FusedKernels.CompilerServices;

/// <summary>
/// The types that an assembly's generic kernels were compiled for. The generator leaves this list in what it compiles, so that projects that
/// reference the assembly know which calls are compiled there.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class KernelInstancesAttribute : Attribute
{
    /// <summary>Lists the instances.</summary>
    /// <param name="instances">Methods with their type arguments and parameters.</param>
    public KernelInstancesAttribute(params string[] instances) => Instances = instances;

    /// <summary>Methods with their type arguments and parameters; with the names of type parameters, for a method compiled once for all types.</summary>
    public IReadOnlyList<string> Instances { get; }
}
