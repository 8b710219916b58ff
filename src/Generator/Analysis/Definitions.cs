using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>Where the variables and local arrays of a body get their values.</summary>
internal sealed class Definitions
{
    private readonly Dictionary<Variable, Let> lets = [];
    private readonly HashSet<Variable> assigned = [];
    private readonly Dictionary<KernelBuffer, Allocate> allocations = [];

    public Definitions(Body body)
    {
        Relied = [.. body.Relied.Select(r => r.Condition)];
        foreach (Stmt statement in body.Statements.All())
        {
            if (statement is Let { Value: not null } let)
                lets[let.Variable] = let;
            else if (statement is Allocate allocate)
                allocations[allocate.Buffer] = allocate;
            else if (statement is not Let && statement.Target() is { } target)
                assigned.Add(target);
        }
    }

    /// <summary>Conditions behind which all of the body stands.</summary>
    public IReadOnlyList<Expr> Relied { get; }

    /// <summary>Whether the variable has one value from its declaration on (a loop index: within an iteration).</summary>
    public bool IsStable(Variable variable) => !assigned.Contains(variable) && (variable.Kind != VariableKind.Local || lets.ContainsKey(variable));

    /// <summary>The value of a stable local, or null for anything else.</summary>
    public Expr? ValueOf(Variable variable) =>
        variable.Kind == VariableKind.Local && IsStable(variable) ? lets[variable].Value : null;

    /// <summary>The length of a private array.</summary>
    public int PrivateLength(KernelBuffer buffer) => (int)((Constant)allocations[buffer].Lengths[0]).Bits;

    /// <summary>The lengths a local array is made with, or null for another buffer.</summary>
    public EquatableArray<Expr>? LengthsOf(KernelBuffer buffer) =>
        allocations.TryGetValue(buffer, out Allocate? allocate) ? allocate.Lengths : null;
}
