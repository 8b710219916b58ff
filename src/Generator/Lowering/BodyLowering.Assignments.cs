using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Generator.Diagnostics;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FusedKernels.Generator.Lowering;

/// <content>Assignments: plain, chained, compound, increments, and swaps by tuple.</content>
internal sealed partial class BodyLowering
{
    /// <summary>What is assigned: a variable, or an element of a buffer.</summary>
    private readonly record struct Target(Variable? Variable, KernelBuffer? Buffer, EquatableArray<Expr> Index)
    {
        public ScalarType Type => Variable?.Type ?? Buffer!.Element;
    }

    private void LowerAssignment(ISimpleAssignmentOperation assignment, ImmutableArray<Stmt>.Builder target) =>
        AssignAndGet(assignment, target, needsValue: false);

    /// <summary>
    /// Emits an assignment; gives its value for the next one of a chain <c>a = b = e</c>. The index of an outer target is evaluated
    /// before the inner assignment in C#: a chain where that makes a difference is refused.
    /// </summary>
    private Expr? AssignAndGet(ISimpleAssignmentOperation assignment, ImmutableArray<Stmt>.Builder target, bool needsValue)
    {
        Target? place = LowerTarget(assignment.Target);
        if (place is null && TypeTable.Scalar(assignment.Target.Type) is null)
            return null;
        HashSet<ISymbol> assignedFirst = AssignedIn(assignment.Value);
        if (assignedFirst.Count > 0 && place is { Buffer: not null } && assignment.Target.Descendants().Any(read => SymbolOf(read) is { } symbol && assignedFirst.Contains(symbol)))
            context.Report(Descriptors.SideEffect, assignment.Value.Syntax, "An assignment to a variable that the target's index reads", "write it as a statement of its own");
        if (LowerAssigned(assignment.Value, target) is not { } value || place is not { } found)
            return null;
        if (needsValue && found.Buffer is not null && value is not (Constant or VariableRef))
            value = Bind(value, assignment.Value.Syntax, target);
        Emit(found, value, assignment.Syntax, target);
        return found.Variable is { } variable ? new VariableRef(variable) : value;
    }

    /// <summary>The right side of an assignment or initializer, which may be an assignment itself.</summary>
    private Expr? LowerAssigned(IOperation value, ImmutableArray<Stmt>.Builder target) => value switch
    {
        ISimpleAssignmentOperation inner => AssignAndGet(inner, target, needsValue: true),
        IConversionOperation { Operand: ISimpleAssignmentOperation inner } conversion =>
            AssignAndGet(inner, target, needsValue: true) is { } operand ? Convert(conversion, operand) : null,
        _ => LowerExpression(value),
    };

    private void LowerCompound(ICompoundAssignmentOperation compound, ImmutableArray<Stmt>.Builder target)
    {
        Target? place = LowerTarget(compound.Target);
        if (place is null && TypeTable.Scalar(compound.Target.Type) is null)
            return;
        Expr? right = LowerExpression(compound.Value);
        if (place is not { } found || right is null)
            return;
        if (compound.OperatorMethod is not null || compound.IsLifted || BinaryOperator(compound.OperatorKind) is not { } op)
        {
            Refuse(compound);
            return;
        }

        // x op= y is x = (T)((P)x op y), where P is the type the operator computes in: y's, except for shifts.
        ScalarType computed = op.IsShift() ? Exprs.Promoted(found.Type) : right.Type;
        if (compound.IsChecked && CanOverflow(op, computed))
            ReportChecked(compound, $"'{CheckedText(compound)}'");
        Expr left = Exprs.ConvertTo(Read(found, compound.Target.Syntax), computed);
        Emit(found, Exprs.ConvertTo(new Binary(op, left, right), found.Type), compound.Syntax, target);
    }

    private void LowerIncrement(IIncrementOrDecrementOperation step, ImmutableArray<Stmt>.Builder target)
    {
        if (LowerTarget(step.Target) is not { } found)
            return;
        if (step.OperatorMethod is not null || step.IsLifted || found.Type == ScalarType.Boolean)
        {
            Refuse(step);
            return;
        }

        bool increment = step.Kind == OperationKind.Increment;
        if (step.IsChecked && found.Type.IsInteger())
            ReportChecked(step, increment ? "'++'" : "'--'");
        ScalarType computed = Exprs.Promoted(found.Type);
        Expr left = Exprs.ConvertTo(Read(found, step.Target.Syntax), computed);
        var value = new Binary(increment ? BinaryOp.Add : BinaryOp.Subtract, left, One(computed));
        Emit(found, Exprs.ConvertTo(value, found.Type), step.Syntax, target);
    }

    /// <summary><c>(a, b) = (b, a)</c>: every right side is read before anything is assigned.</summary>
    private void LowerDeconstruction(IDeconstructionAssignmentOperation assignment, ImmutableArray<Stmt>.Builder target)
    {
        IOperation right = assignment.Value is IConversionOperation { Operand: ITupleOperation } conversion ? conversion.Operand : assignment.Value;
        if (assignment.Target is not ITupleOperation places || right is not ITupleOperation values || places.Elements.Length != values.Elements.Length)
        {
            Refuse(assignment);
            return;
        }

        HashSet<ISymbol> assigned = AssignedIn(assignment);
        bool indexChanges = places.Elements.Any(place => place.Descendants().Any(read => SymbolOf(read) is { } symbol && assigned.Contains(symbol)));
        if (indexChanges)
        {
            Refuse(assignment);
            return;
        }

        var pairs = new List<(Target Place, Expr Value, SyntaxNode Syntax)>();
        for (int i = 0; i < places.Elements.Length; i++)
        {
            Target? place = LowerTarget(places.Elements[i]);
            Expr? value = LowerExpression(values.Elements[i]);
            if (place is { } found && value is not null)
                pairs.Add((found, Bind(Exprs.ConvertTo(value, found.Type), values.Elements[i].Syntax, target), places.Elements[i].Syntax));
        }

        foreach ((Target place, Expr value, SyntaxNode syntax) in pairs)
            Emit(place, value, syntax, target);
    }

    private Target? LowerTarget(IOperation operation)
    {
        switch (operation)
        {
            case ILocalReferenceOperation or IParameterReferenceOperation:
                return LowerVariableTarget(operation, SymbolOf(operation)!);
            case IFieldReferenceOperation { Field: var field }:
                if (field.IsStatic)
                    context.Report(Descriptors.StaticWrite, operation.Syntax, field.Name);
                else
                    RefuseInstance(operation, field);
                return null;
            case IPropertyReferenceOperation { Property: { IsStatic: true } property }:
                context.Report(Descriptors.StaticWrite, operation.Syntax, property.Name);
                return null;
            case IDiscardOperation:
                context.Report(Descriptors.Construct, operation.Syntax, "A discard", "remove the statement");
                return null;
            default:
                return LowerElement(operation) is { } element ? new Target(null, element.Buffer, element.Index) : null;
        }
    }

    private Target? LowerVariableTarget(IOperation operation, ISymbol symbol)
    {
        if (Symbols.TryGetVariable(symbol, out Variable? variable))
        {
            if (variable.Kind != VariableKind.Index)
                return new Target(variable, null, default);
            context.Report(Descriptors.LoopIndexAssigned, operation.Syntax, symbol.Name);
        }
        else if (Symbols.TryGetBuffer(symbol, out _))
        {
            context.Report(Descriptors.BufferReassigned, operation.Syntax, symbol.Name, "it stands for one array or span in the whole method; declare another variable");
        }
        else
        {
            context.Fail();
        }

        return null;
    }

    private Expr Read(Target target, SyntaxNode syntax) => target.Variable is { } variable
        ? new VariableRef(variable)
        : new Load(context.NextId(syntax), target.Buffer!, target.Index);

    private void Emit(Target target, Expr value, SyntaxNode syntax, ImmutableArray<Stmt>.Builder statements)
    {
        int id = context.NextId(syntax);
        statements.Add(target.Variable is { } variable
            ? new Assign(id, variable, value)
            : new Store(id, target.Buffer!, target.Index, value));
    }

    private VariableRef Bind(Expr value, SyntaxNode syntax, ImmutableArray<Stmt>.Builder target)
    {
        Variable variable = Symbols.Temporary(value.Type);
        target.Add(new Let(context.NextId(syntax), variable, value));
        return new VariableRef(variable);
    }

    private static Constant One(ScalarType type) => type switch
    {
        ScalarType.Double => Constant.Double(1),
        ScalarType.Single => new Constant(ScalarType.Single, 0x3F800000),
        _ => new Constant(type, 1),
    };
}
