using System;
using System.Collections.Generic;
using System.Linq;

namespace FusedKernels.Generator.IR;

/// <summary>Finds what no well-formed kernel has; tests run it after lowering and after every pass.</summary>
internal sealed class IrVerifier
{
    private readonly Body body;
    private readonly List<string> faults = [];
    private readonly HashSet<int> ids = [];
    private readonly HashSet<string> declared = [];

    /// <summary>The scopes around the statement being visited.</summary>
    private readonly HashSet<int> open = [];
    private readonly HashSet<KernelBuffer> buffers;

    private IrVerifier(Body body)
    {
        this.body = body;
        buffers = new HashSet<KernelBuffer>(body.Buffers);
    }

    /// <summary>Every fault in words; empty for a well-formed body.</summary>
    public static IReadOnlyList<string> Faults(Body body)
    {
        var verifier = new IrVerifier(body);
        HashSet<Variable> scope = new(body.Parameters.Concat(body.Fields));
        foreach (string name in body.Parameters.Concat(body.Fields).Select(v => v.Name).Concat(body.Buffers.Select(b => b.Name)))
            verifier.Declare(name);
        verifier.Visit(body.Statements, scope, depth: 0);
        return verifier.faults;
    }

    private void Declare(string name) => Expect(declared.Add(name), () => $"{name} is declared twice");

    private void Visit(Block block, HashSet<Variable> outer, int depth)
    {
        HashSet<Variable> scope = new(outer);
        foreach (Stmt statement in block.Statements)
        {
            Expect(ids.Add(statement.Id), () => $"id {statement.Id} of '{IrPrinter.Head(statement)}' is not unique");
            foreach (Expr expr in statement.Expressions())
                Visit(expr, scope);
            Visit(statement, scope, depth);
        }
    }

    private void Visit(Stmt statement, HashSet<Variable> scope, int depth)
    {
        switch (statement)
        {
            case Let let:
                Declare(let.Variable.Name);
                Expect(let.Variable.Kind == VariableKind.Local, () => $"{let.Variable.Name} is declared but no local");
                Expect(let.Value is null || let.Value.Type == let.Variable.Type, () => Mismatch(statement));
                scope.Add(let.Variable);
                break;
            case Assign { Variable: var variable, Value: var value }:
                VisitTarget(statement, variable, value, scope);
                break;
            case Accumulate { Variable: var variable, Value: var value, Factor: var factor, Kind: var kind }:
                VisitTarget(statement, variable, value, scope);
                Expect(factor is null || (kind == ReductionKind.Sum && factor.Type == value.Type && !factor.Mentions(variable)), () => $"'{IrPrinter.Head(statement)}' multiplies by what it cannot");
                Expect(!value.Mentions(variable), () => $"'{IrPrinter.Head(statement)}' takes in what it accumulates into");
                break;
            case Store store:
                VisitAccess(store.Buffer, store.Index);
                Expect(store.Value.Type == store.Buffer.Element, () => Mismatch(statement));
                break;
            case Allocate allocate:
                VisitAccess(allocate.Buffer, allocate.Lengths);
                break;
            case If branch:
                Expect(branch.Condition.Type == ScalarType.Boolean, () => Mismatch(statement));
                Visit(branch.Then, scope, depth);
                Visit(branch.Else, scope, depth);
                break;
            case For loop:
                Visit(loop, scope, depth);
                break;
            case While loop:
                Expect(loop.Condition.Type == ScalarType.Boolean, () => Mismatch(statement));
                Visit(loop.Body, scope, depth + 1);
                break;
            case ExitIf exit:
                Expect(depth > 0, () => $"an '{IrPrinter.Head(statement)}' outside a loop");
                Expect(exit.Condition.Type == ScalarType.Boolean, () => Mismatch(statement));
                break;
            case Scope region:
                open.Add(region.Id);
                Visit(region.Body, scope, depth);
                open.Remove(region.Id);
                break;
            case Leave leave:
                Expect(open.Contains(leave.Scope), () => $"a '{IrPrinter.Head(statement)}' outside that scope");
                break;
            case Return end:
                Expect(depth == 0, () => "a return inside a loop");
                Expect(end.Values.Count == 0 || end.Values.Select(v => v.Type).SequenceEqual(body.Results.Select(r => r.Type)), () => Mismatch(statement));
                break;
        }
    }

    private void Visit(For loop, HashSet<Variable> scope, int depth)
    {
        Declare(loop.Index.Name);
        Expect(loop.Step != 0, () => $"'{IrPrinter.Head(loop)}' does not step");
        Expect(loop.Index.Kind == VariableKind.Index, () => $"{loop.Index.Name} counts a loop but is no index");
        Expect(loop.Lower.Type == loop.Index.Type && loop.Bound.Type == loop.Index.Type, () => Mismatch(loop));
        Expect(loop.Guard is null || loop.Guard.Type == ScalarType.Boolean, () => Mismatch(loop));
        Visit(loop.Body, new HashSet<Variable>(scope) { loop.Index }, depth + 1);
    }

    private void VisitTarget(Stmt statement, Variable variable, Expr value, HashSet<Variable> scope)
    {
        Expect(scope.Contains(variable), () => $"'{IrPrinter.Head(statement)}' is outside the scope of {variable.Name}");
        Expect(variable.Kind is VariableKind.Local or VariableKind.Parameter || variable.IsByReference, () => $"'{IrPrinter.Head(statement)}' assigns what is not assigned");
        Expect(value.Type == variable.Type, () => Mismatch(statement));
    }

    private void VisitAccess(KernelBuffer buffer, EquatableArray<Expr> index)
    {
        Expect(buffers.Contains(buffer), () => $"{buffer.Name} is no buffer of the kernel");
        Expect(index.Count == buffer.Rank, () => $"{buffer.Name} has {buffer.Rank} dimensions, not {index.Count}");
        Expect(index.All(i => i.Type is ScalarType.Int32 or ScalarType.Int64), () => $"{buffer.Name} is indexed by what is no int or long");
    }

    private void Visit(Expr expr, HashSet<Variable> scope)
    {
        foreach (Expr child in expr.Children())
            Visit(child, scope);
        Expect(expr is not (Unary or Binary or Compare) || expr.Children().All(c => c.Type.IsComputed()), () => $"'{IrPrinter.Print(expr)}' computes in a type that is only stored");
        switch (expr)
        {
            case VariableRef { Variable: var variable }:
                Expect(scope.Contains(variable), () => $"{variable.Name} is read outside its scope");
                break;
            case Load load:
                Expect(ids.Add(load.Id), () => $"id {load.Id} of '{IrPrinter.Print(load)}' is not unique");
                VisitAccess(load.Buffer, load.Index);
                break;
            case Length length:
                Expect(buffers.Contains(length.Buffer), () => $"{length.Buffer.Name} is no buffer of the kernel");
                break;
            case Binary shift when shift.Op.IsShift():
                Expect(shift.Right.Type == ScalarType.Int32, () => $"'{IrPrinter.Print(expr)}' shifts by what is no int");
                break;
            case Binary { Left: var left, Right: var right }:
                Expect(left.Type == right.Type, () => $"'{IrPrinter.Print(expr)}' mixes {left.Type} and {right.Type}");
                break;
            case Compare { Left: var left, Right: var right }:
                Expect(left.Type == right.Type, () => $"'{IrPrinter.Print(expr)}' compares {left.Type} and {right.Type}");
                break;
            case Call { Arguments: var arguments } call when call.Function.IsRandom():
                ScalarType taken = call.Function.IsRandomBlock() ? ScalarType.Int64 : ScalarType.UInt64;
                Expect(arguments.All(a => a.Type == taken), () => $"'{IrPrinter.Print(expr)}' takes what is no {taken}");
                break;
            case Within range:
                Expect(range.Children().All(c => c.Type == ScalarType.Int32), () => $"'{IrPrinter.Print(expr)}' has an end that is no int");
                break;
            case Select select:
                Expect(select.Condition.Type == ScalarType.Boolean && select.WhenTrue.Type == select.WhenFalse.Type, () => $"'{IrPrinter.Print(expr)}' mixes types");
                break;
        }
    }

    private static string Mismatch(Stmt statement) => $"'{IrPrinter.Head(statement)}' mixes types";

    private void Expect(bool holds, Func<string> fault)
    {
        if (!holds)
            faults.Add(fault());
    }
}
